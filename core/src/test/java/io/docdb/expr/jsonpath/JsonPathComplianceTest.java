package io.docdb.expr.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.expr.function.Errors;
import io.docdb.value.ArrayValue;
import io.docdb.value.Document;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** RFC 9535 as its authors' compliance test suite sees it: 687 queries with the nodes they find, or that are no query. */
class JsonPathComplianceTest {
    private static final String SUITE = "/io/docdb/testdata/jsonpath-compliance.json.gz";

    @TestFactory
    Stream<DynamicTest> answersAsTheComplianceSuiteSays() throws IOException {
        List<Value> tests = ((ArrayValue) suite().get("tests")).elements();
        assertThat(tests).hasSize(687);
        return tests.stream().map(Document.class::cast).map(test -> dynamicTest(text(test, "name"), () -> check(test)));
    }

    private static Document suite() throws IOException {
        try (InputStream packed = JsonPathComplianceTest.class.getResourceAsStream(SUITE)) {
            return (Document) JsonReader.parse(new GZIPInputStream(packed));
        }
    }

    private static void check(Document test) {
        String selector = text(test, "selector");
        if (test.has("invalid_selector")) {
            Errors.assertRefused(ErrorCode.SYNTAX_ERROR, () -> JsonPathQuery.parse(selector));
            return;
        }
        JsonPathQuery query = JsonPathQuery.parse(selector);
        Value document = test.get("document");
        ArrayValue found = new ArrayValue(query.select(document));
        ArrayValue locations = new ArrayValue(query.locations(document).stream()
                .map(location -> (Value) new TextValue(location))
                .toList());
        assertThat(found).isIn(answers(test, "result", "results"));
        assertThat(locations).isIn(answers(test, "result_paths", "results_paths"));
    }

    /** One answer, or, where members of an object may come in any order, the list of those allowed. */
    private static List<Value> answers(Document test, String field, String several) {
        return test.has(field) ? List.of(test.get(field)) : ((ArrayValue) test.get(several)).elements();
    }

    private static String text(Document test, String field) {
        return ((TextValue) test.get(field)).value();
    }
}
