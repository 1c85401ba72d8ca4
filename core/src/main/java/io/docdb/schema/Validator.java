package io.docdb.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Runs the networknt validator and puts its findings into docdb's words. Thread-safe. */
final class Validator {
    private final Schema schema;

    Validator(Schema schema) {
        this.schema = schema;
    }

    List<SchemaViolation> violations(Value document) {
        try {
            List<Error> errors = schema.validate(JsonNodes.of(document));
            return errors.isEmpty() ? List.of() : read(errors);
        } catch (StackOverflowError e) {
            throw new StatementException(
                    ErrorCode.LIMIT_EXCEEDED, "Schema or document is nested too deeply to be validated", e);
        }
    }

    private static List<SchemaViolation> read(List<Error> errors) {
        List<SchemaViolation> violations = new ArrayList<>(errors.size());
        for (Error error : errors) {
            SchemaViolation violation = ViolationReader.read(error);
            if (!violations.contains(violation)) { // branches of anyOf often agree on what is wrong
                violations.add(violation);
            }
        }
        return violations;
    }
}
