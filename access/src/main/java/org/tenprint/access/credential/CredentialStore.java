package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.access.Holder;
import org.tenprint.events.Principal;
import org.tenprint.messaging.TopicProvisioner.Parties;

/**
 * The credentials of a deployment in a folder: {@code ca/}, and {@code KIND/NAME/} for each
 * principal; {@code revoked/holders} lists the holders whose credentials count no longer, one a
 * line, whatever the folders say, and only grows. One process at a time changes it.
 */
public final class CredentialStore {
  /** Of what a start renews: longer than a stack runs, shorter than a leak stays unnoticed. */
  private static final Duration RENEWED = Duration.ofDays(30);

  /** Of what was handed to somebody. */
  private static final Duration HANDED_OUT = Duration.ofDays(90);

  private static final String REVOKED = "revoked";
  private static final String HOLDERS = "holders";

  private final Path folder;
  private final InstantSource clock;

  /**
   * @param folder where they lie; made with the first credential
   */
  public CredentialStore(Path folder, InstantSource clock) {
    this.folder = folder.toAbsolutePath().normalize();
    this.clock = clock;
  }

  /**
   * Where a client of the credential connects to.
   *
   * @param bootstrapServers of the brokers, as it stands in the client's files
   * @param hosts of a broker or service its own names and addresses; empty for a client alone
   */
  public record Place(String bootstrapServers, List<String> hosts) {}

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /**
   * Issues a credential, in the place of the one that the principal has. After a revocation it is
   * another generation, which has what the revoked one had as soon as access is applied.
   */
  public Credential issue(Principal principal, Place place) throws IOException {
    return locked(() -> issueNow(principal, place));
  }

  /**
   * What stays valid is left; what was revoked stays so. For those that a start renews.
   *
   * @return those that count
   */
  public List<Credential> renew(Collection<Principal> principals, Place place) throws IOException {
    return locked(
        () -> {
          List<Credential> renewed = new ArrayList<>();
          RevokedUsers revoked = RevokedUsers.read(revoked());
          for (Principal principal : principals) {
            Optional<Credential> known = CredentialStates.read(at(principal), revoked);
            boolean gone = known.map(Credential::revoked).orElse(revoked.latest(principal) > 0);
            if (!gone || !revocable(principal)) {
              renewed.add(issueNow(principal, place));
            }
          }
          return renewed;
        });
  }

  /**
   * Issues a credential by an authority that is new, so that whoever is given it believes nothing
   * that was issued here before, nor in a copy of the folder.
   */
  public Credential issueAnew(Principal principal, Place place) throws IOException {
    return locked(
        () -> {
          CertificateAuthority.forget(folder.resolve("ca"));
          return issueNow(principal, place);
        });
  }

  /** The issuer of people's tokens, where people have no other; its key stays. */
  public PeopleIssuer people() throws IOException {
    return locked(() -> PeopleIssuer.open(folder.resolve("issuer")));
  }

  /** The list of revoked holders; there is one as soon as there is a credential. */
  public Path revoked() {
    return folder.resolve(REVOKED).resolve(HOLDERS);
  }

  /**
   * Marks it as revoked and removes its files here. The HTTP doors read {@link #revoked()}; the
   * brokers hear of it by {@link org.tenprint.access.ClusterAccess#withdraw}.
   *
   * @return what it was; empty if there is none
   * @throws IllegalArgumentException if it is not {@link #revocable}; nothing is changed then
   */
  public Optional<Credential> revoke(Principal principal) throws IOException {
    if (!revocable(principal)) {
      throw new IllegalArgumentException(principal + " is a superuser of the brokers");
    }
    return locked(
        () -> {
          Optional<Credential> known = find(principal);
          if (known.isPresent()) {
            CredentialStates.end(known.get());
          }
          return known.map(Credential::asRevoked);
        });
  }

  /**
   * Takes over what was revoked elsewhere, as in the stack of which this one is a copy from before.
   *
   * @param users subjects of certificates
   * @return how many of them were not known as revoked
   * @throws IllegalArgumentException if one is no principal's
   */
  public int revokedElsewhere(Collection<String> users) throws IOException {
    for (String user : users) {
      Principal.parse(user.replaceFirst("~[1-9][0-9]*$", ""));
    }
    return locked(
        () -> {
          RevokedUsers revoked = RevokedUsers.read(revoked());
          int before = revoked.all().size();
          revoked.append(users);
          for (Credential credential : list()) {
            if (credential.revoked()) {
              CredentialStates.end(credential);
            }
          }
          return revoked.all().size() - before;
        });
  }

  /** Ends everything that was ever issued here, people's tokens too: all is issued anew. */
  public void endAll() throws IOException {
    locked(
        () -> {
          CertificateAuthority.forget(folder.resolve("ca"));
          return null;
        });
    endTokens();
  }

  /** Ends every token of people, where they have no other issuer. */
  public void endTokens() throws IOException {
    PeopleIssuer.forget(folder.resolve("issuer"));
  }

  /**
   * Whether a credential of it can be revoked. Superusers have what they have by the brokers'
   * settings, which know one name of each, and no grant that could be taken from them: what ends
   * theirs is another authority.
   */
  public static boolean revocable(Principal principal) {
    return switch (principal.kind()) {
      case BROKER, DEPLOYMENT -> false;
      default -> true;
    };
  }

  /** The principal's credential, revoked or not. */
  public Optional<Credential> find(Principal principal) throws IOException {
    return CredentialStates.read(at(principal), RevokedUsers.read(revoked()));
  }

  /** All of them, revoked ones too, by principal. */
  public List<Credential> list() throws IOException {
    return CredentialStates.all(folder, RevokedUsers.read(revoked()));
  }

  /**
   * Whom the brokers should know: those declared, and everybody with a credential, each under the
   * name of the credential that counts; whose is revoked or has expired is not among them.
   *
   * @throws IOException also if whose one is, and until when, cannot be read
   */
  public List<Holder> holders(Collection<Principal> declared) throws IOException {
    List<Holder> holders = new ArrayList<>();
    Set<Principal> issued = new HashSet<>();
    RevokedUsers revoked = RevokedUsers.read(revoked());
    Instant now = clock.instant();
    for (Credential credential : list()) {
      issued.add(credential.principal());
      if (credential.counts(now)) {
        holders.add(credential.holder());
      }
    }
    declared.stream()
        .filter(principal -> !issued.contains(principal))
        .filter(principal -> revoked.latest(principal) == 0 || !revocable(principal))
        .map(Holder::first)
        .forEach(holders::add);
    return holders;
  }

  /** Those that go with no grant since their certificates have ended. */
  public List<Credential> expired() throws IOException {
    Instant now = clock.instant();
    return list().stream().filter(one -> !one.revoked() && !one.counts(now)).toList();
  }

  /**
   * These with the record owners: whoever has a credential as one, or had one that was revoked, so
   * that what was stated before is still taken.
   */
  public Parties owning(Parties parties) throws IOException {
    Set<String> owners =
        list().stream()
            .map(Credential::principal)
            .filter(principal -> principal.kind() == Principal.Kind.RECORD_OWNER)
            .map(Principal::name)
            .collect(Collectors.toSet());
    return parties.and(parties.owning(owners));
  }

  private List<String> revokedUsers() throws IOException {
    return list().stream()
        .filter(credential -> revocable(credential.principal()))
        .flatMap(credential -> credential.revokedUsers().stream())
        .toList();
  }

  private Credential issueNow(Principal principal, Place place) throws IOException {
    Instant now = clock.instant();
    PrivateFiles.folder(folder);
    CertificateAuthority authority = CertificateAuthority.open(folder.resolve("ca"), now);
    int generation = revocable(principal) ? generation(principal) : 1;
    CertificateAuthority.Issued issued =
        authority.issue(
            new CertificateAuthority.Request(
                Credential.user(principal, generation), place.hosts(), life(principal)),
            now);
    PrivateFiles.folder(folder.resolve(principal.kind().text()));
    Path own = PrivateFiles.folder(at(principal));
    CredentialFiles.write(own, principal, issued, authority.trusted(), place.bootstrapServers());
    if (SigningKeys.signs(principal)) {
      new SigningKeys(folder).of(principal);
    }
    Credential credential =
        new Credential(
            principal,
            generation,
            false,
            issued.x509().getSerialNumber().toString(16),
            issued.x509().getNotAfter().toInstant(),
            own);
    CredentialStates.write(credential);
    return credential;
  }

  /** That of the credential that counts; after a revocation one that never was. */
  private int generation(Principal principal) throws IOException {
    int last =
        find(principal).map(known -> known.generation() + (known.revoked() ? 1 : 0)).orElse(1);
    return Math.max(last, RevokedUsers.read(revoked()).latest(principal) + 1);
  }

  private static Duration life(Principal principal) {
    return switch (principal.kind()) {
      case SERVICE, BROKER, DEPLOYMENT -> RENEWED;
      default -> HANDED_OUT;
    };
  }

  private Path at(Principal principal) {
    return folder.resolve(principal.kind().text()).resolve(principal.name());
  }

  private <T> T locked(FolderLock.Change<T> change) throws IOException {
    PrivateFiles.folder(folder);
    return FolderLock.held(
        folder,
        () -> {
          T changed = change.run();
          RevokedUsers.read(revoked()).append(revokedUsers());
          return changed;
        });
  }
}
