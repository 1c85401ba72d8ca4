package io.docdb.schema;

import io.docdb.value.Value;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A compiled JSON Schema: checks documents, and tells what it declares.
 *
 * <pre>{@code
 * DocumentSchema people = DocumentSchema.compile("""
 *         {"type": "object", "properties": {"age": {"type": "integer", "minimum": 0}}, "required": ["age"]}""");
 * people.check("people", document);          // throws: Schema violated: people /age expected integer, found "old"
 * people.model().typeAt(FieldPath.parse("age"));  // BIGINT
 * }</pre>
 *
 * <p>Thread-safe and immutable; compile once and keep, compiling costs about a thousand times a validation.
 */
public final class DocumentSchema {
    /** Accepts every value and declares nothing: the schema of a collection that was made without one. */
    public static final DocumentSchema ANYTHING = SchemaCompiler.anything();

    private final String text;
    private final JsonNode tree;
    private final Rule quick;
    private final Validator validator;
    private final SchemaModel model;

    DocumentSchema(String text, JsonNode tree, Rule quick, Validator validator, SchemaModel model) {
        this.text = text;
        this.tree = tree;
        this.quick = quick;
        this.validator = validator;
        this.model = model;
    }

    /**
     * Compiles the text of a JSON Schema.
     *
     * @throws io.docdb.error.StatementException INVALID_DEFINITION if it is not JSON, not a valid schema, of an
     *     unknown dialect, or refers to something outside itself; the message says where
     */
    public static DocumentSchema compile(String schemaText) {
        return SchemaCompiler.compile(schemaText);
    }

    /** The text this schema was compiled from, unchanged. */
    public String text() {
        return text;
    }

    /** All violations of {@code document}; empty if it is valid. Values that JSON lacks count as their JSON text. */
    public List<SchemaViolation> validate(Value document) {
        return quick.judge(document) == Verdict.VALID ? List.of() : validator.violations(document);
    }

    /** What the rules of this package say alone: for the test that compares them with the validator. */
    Verdict quickVerdict(Value document) {
        return quick.judge(document);
    }

    /** What the validator says alone. */
    List<SchemaViolation> validatorVerdict(Value document) {
        return validator.violations(document);
    }

    /**
     * Refuses an invalid document.
     *
     * @param collection named in the message
     * @throws SchemaViolatedException carrying all violations
     */
    public void check(String collection, Value document) {
        List<SchemaViolation> violations = validate(document);
        if (!violations.isEmpty()) {
            throw new SchemaViolatedException(collection, violations);
        }
    }

    /** What the schema declares, as SQL sees it. */
    public SchemaModel model() {
        return model;
    }

    /** How {@code next}, which is to take this schema's place, stands to it. */
    public SchemaComparison comparisonWith(DocumentSchema next) {
        return SchemaComparison.of(this, next);
    }

    JsonNode tree() {
        return tree;
    }

    @Override
    public String toString() {
        return text;
    }
}
