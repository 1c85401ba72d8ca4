package io.docdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Pins what this door may know of the house. */
class ArchitectureTest {
    private static final String[] DOOR = {"io.docdb.dsl.mapping", "io.docdb.dsl", "io.docdb.repository"};

    private final JavaClasses door = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(DOOR);

    @Test
    void theDoorSeesOnlyTheSessionTheSyntaxTreeAndWhatTheyAreMadeOf() {
        classes()
                .that()
                .resideInAnyPackage(DOOR)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "io.docdb",
                        "io.docdb.error",
                        "io.docdb.value",
                        "io.docdb.codec",
                        "io.docdb.sql",
                        "io.docdb.sql.ast",
                        "io.docdb.catalog",
                        "io.docdb.txn",
                        "io.docdb.session",
                        "io.docdb.dsl.mapping",
                        "io.docdb.dsl",
                        "io.docdb.repository")
                .check(door);
    }

    @Test
    void theMappingKnowsNoQueriesAndTheRepositoryNoSessions() {
        noClasses()
                .that()
                .resideInAPackage("io.docdb.dsl.mapping")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.docdb.dsl", "io.docdb.repository", "io.docdb.session", "io.docdb.sql..")
                .check(door);
        noClasses()
                .that()
                .resideInAPackage("io.docdb.repository")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.docdb.session", "io.docdb.txn", "io.docdb.catalog", "io.docdb.codec")
                .check(door);
        slices().matching("io.docdb.(**)").should().beFreeOfCycles().check(door);
    }
}
