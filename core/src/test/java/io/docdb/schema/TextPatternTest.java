package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.TextValue;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "^[A-Z]{2}$        | NO            | NO\\n",
                "^.$               | \\u0085       | \\n",
                "^.$               | 😀            | 😀😀",
                "^\\s$             | \\u00a0       | x",
                "^\\s$             | \\ufeff       | \\u180e",
                "^\\S$             | x             | \\u2003",
                "^\\d$             | 7             | \\u0667",
                "^\\w$             | _             | é",
                "é\\b              | ×             | ×",
                "\\bcat\\b         | a cat         | concat",
                "^[[]$             | [             | x",
                "^[a&&b]$          | &             | x",
                "^\\cJ$            | \\n           | J",
                "^\\u{1F600}$      | 😀            | 😁",
                "^\\p{Letter}+$    | éa            | 1",
                "^\\p{Script=Greek}+$ | αβγ        | abc",
                "^\\p{Lu}$         | É             | é",
                "^a{,2}$           | a{,2}         | aa",
                "^[^]$             | \\n           | aa",
                "^[]$              | ×             | a",
                "^\\/x\\-y$        | /x-y          | xy",
                "(?<year>\\d{4})-\\k<year> | 2024-2024 | 2024-2025"
            })
    void patternsMeanWhatEcmaScriptMeans(String pattern, String matching, String other) {
        TextPattern compiled = TextPattern.compile(pattern);
        if (!matching.equals("×")) {
            assertThat(compiled.matches(unescape(matching))).as(matching).isTrue();
        }
        assertThat(compiled.matches(unescape(other))).as(other).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'('", "'a**'", "'[a'", "'\\Z'", "'\\'", "'\\u{41'", "'[b-a]'", "'\\p{NoSuchThing}'"})
    void faultyPatternIsRefusedAndNamed(String pattern) {
        assertThatThrownBy(() -> TextPattern.compile(pattern))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("expected a regular expression, found \"" + pattern + "\"");
    }

    @Test
    void patternThatBacktracksWithoutEndGivesUpWithAnError() {
        DocumentSchema schema = DocumentSchema.compile("{\"pattern\": \"^(.*a){12}$\"}");
        assertThat(schema.validate(new TextValue("a".repeat(40)))).isEmpty();
        assertThatThrownBy(() -> schema.validate(new TextValue("a".repeat(40) + "!")))
                .isInstanceOf(StatementException.class)
                .hasMessage("Pattern \"^(.*a){12}$\" gave up on a text of 41 characters: it backtracks too much")
                .extracting(e -> ((StatementException) e).code())
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
    }

    @Test
    void patternThatNeedsTooDeepAStackGivesUpWithAnError() {
        DocumentSchema schema = DocumentSchema.compile("{\"pattern\": \"^(a|b)*$\"}");
        assertThatThrownBy(() -> schema.validate(new TextValue("ab".repeat(100_000))))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("gave up on a text of 200000 characters");
    }

    @Test
    void linearPatternsMatchAsTheJdkDoes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int linear = 0;
        for (int i = 0; i < 20_000; i++) {
            String pattern = randomPattern(random);
            LinearPattern found = LinearPattern.find(pattern).orElse(null);
            if (found == null) {
                continue;
            }
            linear++;
            Pattern expected = Pattern.compile(EcmaSyntax.toJava(pattern));
            for (int j = 0; j < 10; j++) {
                String text = randomText(random);
                assertThat(found.match(text))
                        .as("seed %d: %s on \"%s\"", seed, pattern, text)
                        .isEqualTo(Verdict.of(expected.matcher(text).find()));
            }
        }
        assertThat(linear).isGreaterThan(5_000);
    }

    private static String randomPattern(Random random) {
        String[] atoms = {
            "a", "b", "1", "-", "\\d", "\\w", "[ab]", "[^a]", "[a-c1]", "\\.", "[\\d-]", "[-b]", "\\-", "."
        };
        String[] repetitions = {"", "", "", "*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}"};
        StringBuilder pattern = new StringBuilder("^");
        for (int i = random.nextInt(4); i >= 0; i--) {
            pattern.append(atoms[random.nextInt(atoms.length)]).append(repetitions[random.nextInt(repetitions.length)]);
        }
        return random.nextInt(3) > 0 ? pattern.append('$').toString() : pattern.toString();
    }

    private static String randomText(Random random) {
        String alphabet = "aab1-.cé_";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static String unescape(String text) {
        String plain = text.replace("\\n", "\n");
        int at = plain.indexOf("\\u");
        return at < 0
                ? plain
                : plain.substring(0, at)
                        + (char) Integer.parseInt(plain.substring(at + 2, at + 6), 16)
                        + plain.substring(at + 6);
    }
}
