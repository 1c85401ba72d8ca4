package io.docdb.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.docdb.error.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong statement is answered with the place, the finding, the expectation and a near word. */
class SyntaxErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELEC * FROM t                | found \"SELEC\", did you mean \"SELECT\"? (line 1, column 1)",
                "SELECT * FRM t                | found \"FRM\", did you mean \"FROM\"? (line 1, column 10)",
                "SELECT * FROM t WERE a = 1    | found \"a\", did you mean \"WHERE\" for \"WERE\"? (line 1, column 22)",
                "SELECT a FROM t ORDR BY a     | found \"BY\", did you mean \"ORDER\" for \"ORDR\"? (line 1, column 22)",
                "SELECT a FROM t GROUP a       | expected BY, found \"a\" (line 1, column 23)",
                "SELECT a, FROM t              | expected an expression, found \"FROM\" (line 1, column 11)",
                "SELECT (1 + 2                 | expected \")\", found end of statement (line 1, column 14)",
                "SELECT * FROM                 | expected a table, found end of statement (line 1, column 14)",
                "SELECT * FROM a JOIN b        | JOIN, USING or ON, found end of statement (line 1, column 23)",
                "CREATE TABEL t (a int)        | found \"TABEL\", did you mean \"TABLE\"? (line 1, column 8)",
                "UPDATE t SE a = 1             | expected SET, REMOVE or UNSET, found \"a\", did you mean \"SET\" for \"SE\"? (line 1, column 13)",
                "INSERT INTO t VALUS (1)       | found \"VALUS\", did you mean \"VALUES\"? (line 1, column 15)",
                "DELETE t                      | expected FROM, found \"t\" (line 1, column 8)",
                "SELECT 1 SELECT 2             | found \"SELECT\" (line 1, column 10)",
                "SELECT a FROM t WHERE b IS nul| found \"nul\", did you mean \"NULL\"? (line 1, column 28)",
                "SELECT 'abc                   | text without closing quote (line 1, column 8)",
                "SELECT \"abc                  | name without closing quote (line 1, column 8)",
                "SELECT 1 /* x                 | comment without end (line 1, column 10)",
                "SELECT 12abc                  | number followed by \"a\" (line 1, column 8)",
                "SELECT a ! b                  | unexpected character \"!\" (line 1, column 10)",
                "SELECT ? , :a                 | cannot be mixed in one statement (line 1, column 12)",
                "SELECT X'0g'                  | no hexadecimal digit (line 1, column 8)",
            })
    void aSyntaxErrorSaysWhereWhatAndWhatElse(String text, String message) {
        StatementException error = refused(text);

        assertThat(error.sqlState()).isEqualTo("42601");
        assertThat(error.getMessage()).startsWith("Syntax error: ").endsWith(message);
    }

    @Test
    void lineAndColumnCountFromOne() {
        StatementException error = refused("SELECT a\nFROM t\n  WHERE ORDER");

        assertThat(error.position().orElseThrow().line()).isEqualTo(3);
        assertThat(error.position().orElseThrow().column()).isEqualTo(9);
    }

    @Test
    void anUnknownTypeNamesANearOne() {
        StatementException error = refused("CREATE TABLE t (a VARCHR(10))");

        assertThat(error.sqlState()).isEqualTo("42704");
        assertThat(error.getMessage())
                .isEqualTo("Unknown type: \"VARCHR\", did you mean \"VARCHAR\"? (line 1, column 19)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT DATE '2023-02-29'                 | 22007",
                "SELECT DATE 'last week'                  | 22007",
                "SELECT TIME '25:00'                      | 22007",
                "SELECT TIMESTAMP '2024-01-01 10:00 Mars' | 22007",
                "SELECT INTERVAL '1 foo'                  | 22007",
                "SELECT INTERVAL '9223372036854775807' YEAR | 22007",
                "SELECT UUID '123'                        | 22018",
                "SELECT 1e99999999999                     | 22003",
            })
    void aLiteralThatIsNoneHasTheErrorOfItsValue(String text, String sqlState) {
        StatementException error = refused(text);

        assertThat(error.sqlState()).isEqualTo(sqlState);
        assertThat(error.position()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "( | )",
                "-( | )",
                "f( | )",
                "(select | )",
                "not | ''",
                "case when | then 1 end",
                "a in ( | )",
                "array[ | ]",
                "json_object('a': | )",
                "o[ | ]",
            })
    void nestingPastAnyUseIsRefusedInsteadOfOverflowing(String open, String close) {
        for (int depth : new int[] {250, 10_000}) {
            StatementException error =
                    refused("SELECT " + (open + " ").repeat(depth) + "1" + (" " + close).repeat(depth));

            assertThat(error.sqlState()).isEqualTo("54001");
        }
        assertThat(Parser.parse("SELECT " + (open + " ").repeat(30) + "1" + (" " + close).repeat(30)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"' + 1'", "' || 1'", "' = 1'", "::int", "' -> 1'", "' UNION SELECT 1'", "' IS NULL'", "' COLLATE c'"})
    void chainsPastAnyUseAreRefusedInsteadOfOverflowingLater(String link) {
        assertThat(refused("SELECT 1" + link.repeat(10_000)).sqlState()).isEqualTo("54001");
        assertThat(Parser.parse("SELECT 1" + link.repeat(200))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"' AND a'", "' OR a'", "', a'", "', 1 AS x'"})
    void longListsAreNoNesting(String link) {
        String text = "SELECT a" + link.repeat(50_000);

        assertThat(SqlPrinter.print(Parser.parse(text).statement())).isEqualTo(text);
    }

    private static StatementException refused(String text) {
        StatementException error = catchThrowableOfType(StatementException.class, () -> Parser.parse(text));
        assertThat(error).as(text).isNotNull();
        return error;
    }
}
