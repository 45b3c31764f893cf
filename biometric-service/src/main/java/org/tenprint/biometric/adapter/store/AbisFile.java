package org.tenprint.biometric.adapter.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.tenprint.biometric.domain.AbisEncounter;
import org.tenprint.biometric.domain.AbisPerson;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.vault.DataKey;

/**
 * A person of the ABIS face as a {@link SealedFile}; inside, in {@link DataOutputStream}'s form,
 * the form's number, the person's id, the names of the files in whose place this one is, and the
 * encounters: id, type, whether active, galleries, two times of seconds and nanoseconds, and the
 * fingers: position, length and {@link FingerTemplate#toBytes}. Lists begin with their number.
 *
 * @param person who
 * @param inPlaceOf files that count no more
 */
record AbisFile(AbisPerson person, List<UUID> inPlaceOf) {
  private static final int FORM = 1;
  private static final String PART = "abis-person";

  /** Into an empty file; on disk when this returns. */
  void write(Path file, SnapshotKeys.Begun name) throws IOException {
    SealedFile.write(
        file,
        name,
        PART,
        plain -> {
          try (OutputStream bytes = Channels.newOutputStream(plain);
              DataOutputStream out = new DataOutputStream(bytes)) {
            write(out);
          }
        });
  }

  private void write(DataOutputStream out) throws IOException {
    out.writeInt(FORM);
    out.writeUTF(person.id());
    out.writeInt(inPlaceOf.size());
    for (UUID name : inPlaceOf) {
      out.writeLong(name.getMostSignificantBits());
      out.writeLong(name.getLeastSignificantBits());
    }
    out.writeInt(person.encounters().size());
    for (AbisEncounter encounter : person.encounters()) {
      out.writeUTF(encounter.id());
      out.writeUTF(encounter.about().type());
      out.writeBoolean(encounter.about().active());
      out.writeInt(encounter.about().galleries().size());
      for (String gallery : encounter.about().galleries()) {
        out.writeUTF(gallery);
      }
      write(out, encounter.created());
      write(out, encounter.updated());
      out.writeInt(encounter.prints().size());
      for (Map.Entry<FingerPosition, FingerTemplate> finger :
          encounter.prints().fingers().entrySet()) {
        byte[] template = finger.getValue().toBytes();
        out.writeInt(finger.getKey().code());
        out.writeInt(template.length);
        out.write(template);
      }
    }
  }

  private static void write(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is cut, altered, another's or of another form
   */
  static AbisFile read(Path file, DataKey key) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Channels.newInputStream(SealedFile.open(file, key, PART))))) {
      int form = in.readInt();
      if (form != FORM) {
        throw new IOException("a person of form " + form + " is not read here");
      }
      String id = in.readUTF();
      List<UUID> inPlaceOf = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        inPlaceOf.add(new UUID(in.readLong(), in.readLong()));
      }
      List<AbisEncounter> encounters = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        encounters.add(encounter(in));
      }
      return new AbisFile(new AbisPerson(id, encounters), inPlaceOf);
    } catch (IllegalArgumentException e) {
      throw new IOException("a person is not as one was written", e);
    }
  }

  private static AbisEncounter encounter(DataInputStream in) throws IOException {
    String id = in.readUTF();
    String type = in.readUTF();
    boolean active = in.readBoolean();
    TreeSet<String> galleries = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      galleries.add(in.readUTF());
    }
    Instant created = time(in);
    Instant updated = time(in);
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (int left = in.readInt(); left > 0; left--) {
      FingerPosition position = FingerPosition.ofCode(in.readInt()).orElseThrow(IOException::new);
      fingers.put(position, FingerTemplate.fromBytes(in.readNBytes(in.readInt())));
    }
    return new AbisEncounter(
        id,
        new AbisEncounter.About(type, active, galleries),
        created,
        updated,
        new TenPrint(fingers));
  }

  private static Instant time(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
