package io.docdb.bind;

import static io.docdb.bind.BindFixture.error;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BindErrorTest {
    @Test
    void anUnknownColumnSaysWhereAndWhatMayBeMeant() {
        assertThat(error("SELECT name FROM person\n WHERE agge > 3"))
                .isEqualTo("42S22 Column \"agge\" not found, did you mean \"age\"? (line 2, column 8)");
        assertThat(error("SELECT p.nam FROM person p"))
                .isEqualTo("42S22 Column \"nam\" not found in table \"p\", did you mean \"name\"? (line 1, column 8)");
    }

    @Test
    void anUnknownTableSaysWhereAndWhatMayBeMeant() {
        assertThat(error("SELECT 1 FROM persn"))
                .isEqualTo(
                        "42S02 Collection or table \"persn\" not found, did you mean \"person\"? (line 1, column 15)");
        assertThat(error("SELECT 1 FROM archiv.person"))
                .isEqualTo("3F000 Schema \"archiv\" not found, did you mean \"archive\"? (line 1, column 15)");
    }

    @Test
    void aColumnOfTwoTablesIsAmbiguous() {
        assertThat(error("SELECT id FROM person p, dept d"))
                .isEqualTo("42702 Column \"id\" is ambiguous: it may be p.id or d.id; say which table is meant"
                        + " (line 1, column 8)");
    }

    @Test
    void typesThatDoNotCompareAreRefused() {
        assertThat(error("SELECT 1 FROM person WHERE born = 5"))
                .isEqualTo("42804 Types do not compare: = has DATE and INTEGER (line 1, column 33)");
        assertThat(error("SELECT 1 FROM person WHERE born = 'last week'")).startsWith("22007");
    }

    @Test
    void aWrongNumberOfValuesIsRefused() {
        assertThat(error("INSERT INTO person (id, name) VALUES (1)"))
                .isEqualTo("21S01 Wrong number of values: 2 columns, found 1 values (line 1, column 39)");
    }

    @Test
    void aColumnThatComputesItselfIsNotWritten() {
        assertThat(error("UPDATE item SET gross = 3")).startsWith("42809 Column \"gross\" is generated");
    }
}
