package io.docdb.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RewriteTest {
    private final List<String> words = List.of("a", "b", "c");

    @Test
    void whatStaysTheSameIsNotCopied() {
        assertThat(Rewrite.each(words, word -> word)).isSameAs(words);
        Optional<String> word = Optional.of("a");
        assertThat(Rewrite.ifPresent(word, same -> same)).isSameAs(word);
    }

    @Test
    void oneThatBecomesAnotherLeavesTheOthersInPlace() {
        assertThat(Rewrite.each(words, word -> word.equals("b") ? "x" : word)).containsExactly("a", "x", "c");
        assertThat(words).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsNotThereIsNotRewritten() {
        assertThat(Rewrite.ifPresent(Optional.<String>empty(), word -> "x")).isEmpty();
        assertThat(Rewrite.ifPresent(Optional.of("a"), word -> "x")).contains("x");
        assertThat(Rewrite.each(List.<String>of(), word -> "x")).isEmpty();
    }
}
