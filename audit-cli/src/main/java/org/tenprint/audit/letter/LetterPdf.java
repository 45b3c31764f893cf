package org.tenprint.audit.letter;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.TransformerException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.xmpbox.XMPMetadata;
import org.apache.xmpbox.type.BadFieldValueException;
import org.apache.xmpbox.xml.XmpSerializer;

/**
 * A letter as PDF/A-1b (ISO 19005-1): its font embedded, its colours those of sRGB, its metadata
 * its own. The font is Liberation Sans, which Apache PDFBox brings (SIL Open Font License 1.1).
 *
 * <p>The same letter gives the same bytes: it has no date but in its words, its id follows from the
 * notice's number, and nothing of the machine stands in it. When the notice was decided is not told
 * either: by that one would know whether it had been held.
 */
final class LetterPdf {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String PRODUCER = "Tenprint";
  private static final float SIZE = 12;
  private static final float LEADING = 17;
  private static final float MARGIN = 72;

  private LetterPdf() {}

  /**
   * The document.
   *
   * @param title what it is about
   * @param paragraphs in their order; an empty one is a space
   * @param of the notice, from whose id the document's follows
   * @param language of the words
   * @throws IllegalArgumentException if the font has no such character
   */
  static byte[] of(String title, List<String> paragraphs, KeptNotice of, Language language)
      throws IOException {
    try (PDDocument document = new PDDocument();
        InputStream font = PDDocument.class.getResourceAsStream(FONT)) {
      document.setVersion(1.4f);
      document.setDocumentId((long) (of.message() + of.toCounsel() + language.code()).hashCode());
      PDFont face = PDType0Font.load(document, font, true);
      information(document, title);
      document.getDocumentCatalog().setLanguage(language.code());
      document.getDocumentCatalog().setMetadata(metadata(document, title));
      colours(document);
      write(document, face, paragraphs);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION); // PDF/A-1 has no object streams
      return out.toByteArray();
    }
  }

  private static void information(PDDocument document, String title) {
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setProducer(PRODUCER);
  }

  private static PDMetadata metadata(PDDocument document, String title) throws IOException {
    try {
      XMPMetadata xmp = XMPMetadata.createXMPMetadata();
      xmp.createAndAddDublinCoreSchema().setTitle(title);
      xmp.createAndAddAdobePDFSchema().setProducer(PRODUCER);
      var archive = xmp.createAndAddPDFAIdentificationSchema();
      archive.setPart(1);
      archive.setConformance("B");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new XmpSerializer().serialize(xmp, bytes, true);
      PDMetadata metadata = new PDMetadata(document);
      metadata.importXMPMetadata(bytes.toByteArray());
      return metadata;
    } catch (BadFieldValueException | TransformerException e) {
      throw new IOException("metadata of a letter", e);
    }
  }

  private static void colours(PDDocument document) throws IOException {
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
    intent.setInfo("sRGB IEC61966-2.1");
    intent.setOutputCondition("sRGB IEC61966-2.1");
    intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
    intent.setRegistryName("http://www.color.org");
    document.getDocumentCatalog().addOutputIntent(intent);
  }

  private static void write(PDDocument document, PDFont face, List<String> paragraphs)
      throws IOException {
    float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
    int most = (int) ((PDRectangle.LETTER.getHeight() - 2 * MARGIN) / LEADING);
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      lines.addAll(wrapped(paragraph, face, width));
    }
    for (int from = 0; from < lines.size(); from += most) {
      page(document, face, lines.subList(from, Math.min(lines.size(), from + most)));
    }
  }

  private static void page(PDDocument document, PDFont face, List<String> lines)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    document.addPage(page);
    try (PDPageContentStream text = new PDPageContentStream(document, page)) {
      text.beginText();
      text.setFont(face, SIZE);
      text.setLeading(LEADING);
      text.newLineAtOffset(MARGIN, PDRectangle.LETTER.getHeight() - MARGIN);
      for (String line : lines) {
        if (!line.isEmpty()) {
          text.showText(line);
        }
        text.newLine();
      }
      text.endText();
    }
  }

  /** Lines that fit; a word that is longer than a line is cut. */
  private static List<String> wrapped(String paragraph, PDFont face, float width)
      throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : paragraph.split(" ")) {
      String rest = word;
      while (!fits(line + (line.isEmpty() ? "" : " ") + rest, face, width)) {
        if (!line.isEmpty()) {
          lines.add(line.toString());
          line.setLength(0);
        } else {
          int cut = rest.length() - 1;
          while (cut > 1 && !fits(rest.substring(0, cut), face, width)) {
            cut--;
          }
          lines.add(rest.substring(0, cut));
          rest = rest.substring(cut);
        }
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static boolean fits(String text, PDFont face, float width) throws IOException {
    return face.getStringWidth(text) / 1000 * SIZE <= width;
  }
}
