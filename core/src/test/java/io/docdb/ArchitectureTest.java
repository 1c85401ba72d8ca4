package io.docdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.docdb.error.DatabaseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Pins the floors of the house: a package uses floors below it and neighbours left of it on its own floor. */
class ArchitectureTest {
    /** The picture, lowest floor first; on a floor from left to right. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("error", "value"),
            List.of("codec", "key", "schema", "expr", "sql.ast", "sql", "plan.logical"),
            List.of("storage", "wal", "txn"),
            List.of("catalog", "index", "collection", "journal", "statistics"),
            List.of("bind", "definition", "security", "plan.physical", "optimize.rule", "optimize", "exec", "cache"),
            List.of("session"));

    /** The main classes alone: where {@code error} was compiled to. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(DatabaseException.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation());

    @Test
    void noPackageUsesAHigherFloorOrANeighbourToItsRight() {
        List<String> order = new ArrayList<>();
        FLOORS.forEach(order::addAll);
        for (int place = 0; place + 1 < order.size(); place++) {
            noClasses()
                    .that()
                    .resideInAnyPackage(pattern(order.get(place)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(order.subList(place + 1, order.size()).stream()
                            .map(ArchitectureTest::pattern)
                            .toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void everyPackageHasItsPlaceInThePicture() {
        List<String> known = new ArrayList<>();
        FLOORS.forEach(known::addAll);
        TreeSet<String> strangers = new TreeSet<>();
        CLASSES.forEach(type -> {
            String name = type.getPackageName();
            boolean placed = name.equals("io.docdb")
                    || known.stream().anyMatch(p -> (name + ".").startsWith("io.docdb." + p + "."));
            if (!placed) {
                strangers.add(name);
            }
        });
        assertThat(strangers).isEmpty();
    }

    @Test
    void packagesDoNotTangle() {
        slices().matching("io.docdb.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingInCoreKnowsTheFrontDoor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.docdb")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.docdb")
                .check(CLASSES);
    }

    @Test
    void onlyStorageSeesMvStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.docdb.storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..")
                .check(CLASSES);
    }

    @Test
    void onlyCacheSeesCaffeine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.docdb.cache..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.benmanes.caffeine..")
                .check(CLASSES);
    }

    @Test
    void theGroundFloorKnowsTheJdkOnly() {
        noClasses()
                .that()
                .resideInAnyPackage("io.docdb.error..", "io.docdb.value..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "io.docdb.error..", "io.docdb.value..")
                .check(CLASSES);
    }

    /** {@code sql} means only itself where its sub-package has a place of its own. */
    private static String pattern(String name) {
        boolean alone = FLOORS.stream()
                .flatMap(List::stream)
                .anyMatch(other -> !other.equals(name) && other.startsWith(name + "."));
        return "io.docdb." + name + (alone ? "" : "..");
    }
}
