package io.docdb.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.Value;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Runs the networknt validator and puts its findings into docdb's words. Thread-safe. */
final class Validator {
    /** Stands where no validator is needed. */
    static final Validator ACCEPTS_ALL = new Validator(document -> List.of());

    private final Function<JsonNode, List<Error>> engine;

    private Validator(Function<JsonNode, List<Error>> engine) {
        this.engine = engine;
    }

    static Validator of(Schema schema) {
        return new Validator(schema::validate);
    }

    List<SchemaViolation> violations(Value document) {
        try {
            List<Error> errors = engine.apply(JsonNodes.of(document));
            return errors.isEmpty() ? List.of() : Findings.read(errors, document);
        } catch (StackOverflowError e) {
            throw new StatementException(
                    ErrorCode.LIMIT_EXCEEDED, "Schema or document is nested too deeply to be validated", e);
        }
    }
}
