package io.docdb.schema;

import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import java.util.List;

/** A document breaks the schema of its collection (23514). Carries every violation; the message names the first ones. */
public final class SchemaViolatedException extends ConstraintException {
    private static final long serialVersionUID = 1L;
    /** A reader acts on the first few; more would bury them. All are in {@link #violations()}. */
    private static final int NAMED_VIOLATIONS = 10;

    private final transient List<SchemaViolation> violations;

    /** @param violations at least one */
    public SchemaViolatedException(String collection, List<SchemaViolation> violations) {
        super(ErrorCode.SCHEMA_VIOLATED, message(collection, violations));
        this.violations = List.copyOf(violations);
    }

    /** All violations, in the order in which the schema was worked through. */
    public List<SchemaViolation> violations() {
        return violations;
    }

    private static String message(String collection, List<SchemaViolation> violations) {
        StringBuilder out = new StringBuilder("Schema violated: ").append(collection);
        int named = Math.min(NAMED_VIOLATIONS, violations.size());
        for (int i = 0; i < named; i++) {
            out.append(i == 0 ? " " : "; ").append(violations.get(i));
        }
        if (named < violations.size()) {
            out.append("; and ").append(violations.size() - named).append(" more");
        }
        return out.toString();
    }
}
