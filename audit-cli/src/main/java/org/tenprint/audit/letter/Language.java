package org.tenprint.audit.letter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.fact.RequestKind;

/**
 * The words of a letter. They stand here and in no locale of the runtime, so that a letter has the
 * same bytes wherever it is made.
 */
public enum Language {
  /** English. */
  EN {
    @Override
    String date(LocalDate day) {
      return day.getDayOfMonth() + " " + ENGLISH.get(day.getMonthValue() - 1) + " " + day.getYear();
    }

    @Override
    List<String> says(KeptNotice notice, Optional<LocalDate> asked) {
      String whom = notice.toCounsel() ? "your client" : "you";
      return List.of(
          notice.toCounsel()
              ? "To counsel of the person held under booking number " + notice.tcn()
              : "To the person held under booking number " + notice.tcn(),
          "",
          TITLE_EN,
          "",
          "%s federal immigration office sent this agency (%s) a request about %s."
              .formatted(
                  asked.map(day -> "On " + date(day) + " a").orElse("A"), notice.agency(), whom),
          notice
              .kind()
              .map(kind -> "It asks " + english(kind, whom) + ".")
              .orElse("It does not say what is asked for."),
          "This agency gives this notice because a law, a directive or an order says so.",
          "This letter asks for nothing, and need not be answered. It may be shown to a lawyer.",
          "",
          "Handed over on ____________________ by ____________________",
          "",
          "Number of this notice: " + notice.message());
    }
  },
  /** Spanish. */
  ES {
    @Override
    String date(LocalDate day) {
      return "%d de %s de %d"
          .formatted(day.getDayOfMonth(), SPANISH.get(day.getMonthValue() - 1), day.getYear());
    }

    @Override
    List<String> says(KeptNotice notice, Optional<LocalDate> asked) {
      String whom = notice.toCounsel() ? "su cliente" : "usted";
      return List.of(
          notice.toCounsel()
              ? "Al abogado de la persona detenida con el número de registro " + notice.tcn()
              : "A la persona detenida con el número de registro " + notice.tcn(),
          "",
          TITLE_ES,
          "",
          "%s oficina federal de inmigración envió a esta agencia (%s) una solicitud sobre %s."
              .formatted(
                  asked.map(day -> "El " + date(day) + " una").orElse("Una"),
                  notice.agency(),
                  whom),
          notice
              .kind()
              .map(kind -> "Pide " + spanish(kind, whom) + ".")
              .orElse("No indica qué se pide."),
          "Esta agencia da este aviso porque así lo dispone una ley, una directiva o una orden.",
          "Esta carta no pide nada y no es necesario responderla. Puede mostrarse a un abogado.",
          "",
          "Entregada el ____________________ por ____________________",
          "",
          "Número de este aviso: " + notice.message());
    }
  };

  private static final String TITLE_EN = "Notice of a request by a federal immigration office";
  private static final String TITLE_ES =
      "Aviso de una solicitud de una oficina federal de inmigración";

  private static final List<String> ENGLISH =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");
  private static final List<String> SPANISH =
      List.of(
          "enero",
          "febrero",
          "marzo",
          "abril",
          "mayo",
          "junio",
          "julio",
          "agosto",
          "septiembre",
          "octubre",
          "noviembre",
          "diciembre");

  abstract String date(LocalDate day);

  /**
   * Its paragraphs; an empty one is a space between two. Which instruments the notice rests on is
   * not among them: that one is about this booking alone would show by their absence.
   *
   * @param asked day of the request, where it is; empty where nobody knows
   */
  abstract List<String> says(KeptNotice notice, Optional<LocalDate> asked);

  /** What it is about. */
  String title() {
    return this == EN ? TITLE_EN : TITLE_ES;
  }

  /** As files and documents name it. */
  String code() {
    return this == EN ? "en" : "es";
  }

  private static String english(RequestKind kind, String whom) {
    return switch (kind) {
      case DETAINER -> "that this agency hold " + whom + " for longer (a detainer)";
      case RELEASE_DATE -> "to be told when " + whom + " will be released";
      case TRANSFER -> "that this agency hand " + whom + " over to it";
      case INTERVIEW -> "that its officers may speak with " + whom;
      case STATUS -> "for information about " + whom;
    };
  }

  private static String spanish(RequestKind kind, String whom) {
    return switch (kind) {
      case DETAINER ->
          "que esta agencia mantenga bajo custodia por más tiempo a " + whom + " («detainer»)";
      case RELEASE_DATE -> "que se le informe cuándo saldrá en libertad " + whom;
      case TRANSFER -> "que esta agencia le entregue a " + whom;
      case INTERVIEW -> "que sus agentes puedan hablar con " + whom;
      case STATUS -> "información sobre " + whom;
    };
  }
}
