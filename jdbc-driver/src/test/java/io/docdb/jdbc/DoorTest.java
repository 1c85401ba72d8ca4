package io.docdb.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What this door may see of the house: the session, values and errors, definitions for the metadata, options to open with. */
class DoorTest {
    private static final Set<String> ALLOWED = Set.of(
            "io.docdb",
            "io.docdb.jdbc",
            "io.docdb.session",
            "io.docdb.value",
            "io.docdb.error",
            "io.docdb.catalog", // definitions, as tables about tables
            "io.docdb.txn", // isolation, durability, savepoints
            "io.docdb.sql.ast", // the name of a view, to ask for its columns; the order of NULLs
            "io.docdb.storage.file", // options of opening
            "io.docdb.storage.seal"); // keys of an encrypted database

    @Test
    void theDriverUsesOnlyWhatItsListNames() {
        JavaClasses driver = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackagesOf(DocdbDriver.class);
        DescribedPredicate<JavaClass> behindTheDoor = DescribedPredicate.describe(
                "are behind the door",
                used -> used.getPackageName().startsWith("io.docdb") && !ALLOWED.contains(used.getPackageName()));
        noClasses()
                .that()
                .resideInAPackage("io.docdb.jdbc")
                .should()
                .dependOnClassesThat(behindTheDoor)
                .check(driver);
        noClasses()
                .that()
                .resideInAPackage("io.docdb.jdbc")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("io.docdb..", "java..", "javax.sql..")
                .check(driver);
    }
}
