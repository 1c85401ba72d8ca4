package io.docdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.StatementException;
import io.docdb.sql.ast.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dialect by example: {@code statements.sql} holds it, one statement per line. */
class StatementsTest {

    static List<String> statements() throws IOException {
        try (InputStream file = StatementsTest.class.getResourceAsStream("statements.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void printsToTextThatParsesToAnEqualTree(String text) {
        Statement tree = Parser.parse(text).statement();

        String printed = SqlPrinter.print(tree);

        assertThat(Parser.parse(printed).statement())
                .as(printed)
                .isEqualTo(tree)
                .hasSameHashCodeAs(tree);
        assertThat(SqlPrinter.print(Parser.parse(printed).statement())).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void layoutAndCommentsMakeNoDifference(String text) {
        String spread = text.replace(" ", "/* c */\n\t ") + " -- end\n;;";
        boolean blanksInTexts = text.contains("'") || text.contains("\"") || text.contains("$$");

        if (!blanksInTexts && !text.contains("--")) {
            assertThat(Parser.parse(spread).statement())
                    .isEqualTo(Parser.parse(text).statement());
        }
    }

    @Test
    void aHashBetweenStatementsBeginsAComment() {
        String script = "# Quartz's\n#\n  # tables; all\nSELECT 1; # one\n\n# two\nSELECT 6 # 3\n;\n# end";

        assertThat(Parser.split(script)).containsExactly("SELECT 1", "SELECT 6 # 3");
        assertThat(Parser.parse("# one\nSELECT 1").statement())
                .isEqualTo(Parser.parse("SELECT 1").statement());
    }

    /** Whatever the text, the answer is a tree or a StatementException with a known SQLState. */
    @Test
    void brokenStatementsGiveStatementExceptionsAndNothingElse() throws IOException {
        breakStatements(3_000);
    }

    @Tag("proof")
    @Test
    void manyBrokenStatementsGiveStatementExceptionsAndNothingElse() throws IOException {
        breakStatements(1_000_000);
    }

    private static void breakStatements(int mutations) throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> statements = statements();
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            String text = mutate(statements.get(random.nextInt(statements.size())), statements, random);
            try {
                Statement tree = Parser.parse(text).statement();
                assertThat(Parser.parse(SqlPrinter.print(tree)).statement())
                        .as("seed %d: %s", seed, text)
                        .isEqualTo(tree);
            } catch (StatementException expected) {
                refused++;
                assertThat(expected.sqlState()).as("seed %d: %s", seed, text).matches("0A000|42601|42704|54001|22...");
                assertThat(expected.position()).as("seed %d: %s", seed, text).isPresent();
            }
        }
        assertThat(refused).isBetween(mutations / 10, mutations);
    }

    /** Drops, doubles, swaps or replaces a token or two. */
    private static String mutate(String text, List<String> statements, Random random) {
        List<String> words = new ArrayList<>(tokens(text));
        for (int i = random.nextInt(2); i >= 0 && !words.isEmpty(); i--) {
            int at = random.nextInt(words.size());
            List<String> others = tokens(statements.get(random.nextInt(statements.size())));
            switch (random.nextInt(4)) {
                case 0 -> words.remove(at);
                case 1 -> words.add(at, words.get(random.nextInt(words.size())));
                case 2 -> words.set(at, words.set(random.nextInt(words.size()), words.get(at)));
                default -> words.set(at, others.get(random.nextInt(others.size())));
            }
        }
        return String.join(random.nextInt(10) == 0 ? "" : " ", words);
    }

    private static List<String> tokens(String text) {
        Tokens tokens = Lexer.tokenize(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.count() - 1; i++) {
            words.add(tokens.source(i));
        }
        return words;
    }
}
