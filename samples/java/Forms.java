import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;

/** The forms that a message has and had. */
final class Forms {
  private static final Path SCHEMAS = Path.of(System.getProperty("schemas", "docs/schemas"));

  /** Reads each into the present one. */
  final BinaryMessageDecoder<GenericRecord> decoder;

  Forms() throws IOException {
    decoder = new BinaryMessageDecoder<>(GenericData.get(), schema("RecipientMessage.avsc"));
    for (String line : Files.readAllLines(SCHEMAS.resolve("fingerprints.tsv"))) {
      String file = line.split("\t")[1];
      if (file.startsWith("earlier/RecipientMessage-")) {
        decoder.addSchema(schema(file));
      }
    }
  }

  private static Schema schema(String file) throws IOException {
    return new Schema.Parser().parse(Files.readString(SCHEMAS.resolve(file)));
  }

  GenericRecord decode(byte[] value) throws NotUnderstood {
    try {
      return decoder.decode(value);
    } catch (MissingSchemaException later) {
      throw new NotUnderstood("no schema with this fingerprint: get newer ones");
    } catch (BadHeaderException framed) {
      throw new NotUnderstood("not in single-object encoding: is there a registry?");
    } catch (IOException | RuntimeException broken) {
      throw new NotUnderstood("not of the schema that it names");
    }
  }
}
