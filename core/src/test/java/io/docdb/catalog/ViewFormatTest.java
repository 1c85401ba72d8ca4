package io.docdb.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.Document;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewFormatTest {
    private static final ViewDefinition VIEW =
            new ViewDefinition(7, "public", "v", List.of("a"), "SELECT b FROM t", "a view");

    @Test
    void commentsOfColumnsAreKept() {
        ViewDefinition view = VIEW.withColumnComment("a", "of a").withColumnComment("b", "of b");

        assertThat(DefinitionFormat.readView(DefinitionFormat.write(view))).isEqualTo(view);
        assertThat(view.withColumnComment("a", "").columnComments()).isEqualTo(Map.of("b", "of b"));
    }

    @Test
    void aViewWithoutThemIsWrittenAsEver() {
        Document written = DefinitionFormat.write(VIEW);

        assertThat(written.has("columnComments")).isFalse();
        assertThat(DefinitionFormat.readView(written)).isEqualTo(VIEW);
    }
}
