package io.docdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Query;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tree a program built prints to text that means the same. */
class SqlPrinterTest {

    @Test
    void anyTreePrintsToTextThatParsesToAnEqualTree() {
        printAndParse(3_000);
    }

    @Tag("proof")
    @Test
    void manyTreesPrintToTextThatParsesToAnEqualTree() {
        printAndParse(300_000);
    }

    private static void printAndParse(int trees) {
        for (int i = 0; i < trees; i++) {
            long seed = System.nanoTime();
            RandomTrees random = new RandomTrees(new Random(seed));
            Expression expression = random.expression(4);
            Query query = random.query(3);

            String text = SqlPrinter.print(expression);
            String queryText = SqlPrinter.print(query);

            assertThat(Parser.parseExpression(text))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(expression);
            assertThat(Parser.parseQuery(queryText))
                    .as("seed %d: %s", seed, queryText)
                    .isEqualTo(query);
        }
    }

    @Test
    void onlyTheParenthesesTheMeaningNeedsAreWritten() {
        assertThat(canonical("((a + b) * (c)) - ((d - e))")).isEqualTo("(a + b) * c - (d - e)");
        assertThat(canonical("(a and b) or (c and (d or e))")).isEqualTo("a AND b OR c AND (d OR e)");
        assertThat(canonical("not (a = 1) and (not (b))")).isEqualTo("NOT a = 1 AND NOT b");
        assertThat(canonical("a -> 'b' ->> (c || d)")).isEqualTo("a -> 'b' ->> (c || d)");
    }

    @Test
    void namesAreQuotedWhereTheyNeedIt() {
        assertThat(canonical("\"order\".\"select\".\"line items\".\"total\""))
                .isEqualTo("\"order\".select.\"line items\".total");
        assertThat(canonical("value + type + \"Name\"")).isEqualTo("value + type + Name");
    }

    private static String canonical(String text) {
        return SqlPrinter.print(Parser.parseExpression(text));
    }
}
