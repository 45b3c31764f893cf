package org.tenprint.system.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No product is shipped with a library that is known to be bad, and its bill says what it has. */
class KnownBadIT {
  private static final KnownBad LIST =
      KnownBad.read(Sources.read("system-tests/src/test/resources/house/known-bad.tsv"));

  static Stream<String> products() {
    return new TreeMap<>(BillOfMaterials.PRODUCTS).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("products")
  void noProductHasALibraryOfTheList(String product) {
    assertEquals(List.of(), LIST.in(BillOfMaterials.of(product)));
  }

  @ParameterizedTest
  @MethodSource("products")
  void theBillNamesEveryJarThatIsShipped(String product) {
    BillOfMaterials bill = BillOfMaterials.of(product);
    assertTrue(bill.components().size() > 5, "an empty bill");
    String folder = product + "/" + BillOfMaterials.PRODUCTS.get(product);
    assertEquals(
        Set.of(),
        bill.unnamed(Sources.ROOT.resolve(folder)),
        "left from an earlier build? then ./mvnw clean");
  }

  @Test
  void everyModuleThatPacksAFolderOfJarsIsAProduct() {
    List<String> packing =
        Sources.modules().stream()
            .filter(
                module -> {
                  String pom = Sources.read(module + "/pom.xml");
                  return pom.contains("<id>class-path-beside-the-jar</id>")
                      || pom.contains("<artifactId>service-parent</artifactId>")
                          && pom.contains("<artifactId>quarkus-maven-plugin</artifactId>")
                          && !module.equals("service-parent");
                })
            // measures and is not shipped
            .filter(module -> !module.equals("benchmarks"))
            .sorted()
            .toList();
    assertEquals(products().toList(), packing);
  }

  @Test
  void aBadVersionIsFoundAndItsMendedOneIsNot() {
    String bill =
        """
        {"components": [
          {"group": "org.apache.logging.log4j", "name": "log4j-core", "version": "%s"},
          {"group": "io.netty", "name": "netty-codec-http", "version": "%s"}
        ]}
        """;
    assertEquals(
        2, LIST.in(BillOfMaterials.read(bill.formatted("2.14.1", "4.1.135.Final"))).size());
    assertEquals(1, LIST.in(BillOfMaterials.read(bill.formatted("2.25.3", "4.2.14.Final"))).size());
    assertEquals(
        List.of(), LIST.in(BillOfMaterials.read(bill.formatted("2.25.3", "4.1.136.Final"))));
  }

  @Test
  void aJarThatIsInNoBillIsFound() {
    BillOfMaterials bill =
        BillOfMaterials.read(
            "{\"components\": [{\"group\": \"a\", \"name\": \"b\", \"version\": \"1\"}]}");
    assertTrue(
        bill.unnamed(Sources.ROOT.resolve("audit-cli/target/lib")).size() > 5,
        "jars that the bill does not name are let through");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b\t[1,2)", "a:b\t[2,1\tCVE-1", "a:b [1,2) CVE-1"})
  void aLineThatCannotBeReadIsNoLine(String line) {
    assertThrows(IllegalArgumentException.class, () -> KnownBad.read(line));
  }
}
