package io.docdb.expr.document;

import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * The document (first argument) as it is when a view of it shows the row (second argument): each field of the row goes to the
 * place that its column shows; what the view does not show stays. For a view of {@code id, customer.city AS city}, the document
 * {@code {"id": 1, "customer": {"city": "Oslo"}, "total": 5}} and the row {@code {"id": 1, "city": "Rome"}} give
 * {@code {"id": 1, "customer": {"city": "Rome"}, "total": 5}}.
 *
 * <p>A column that the row lacks is taken away from the document. In a document that is there already, null says nothing where
 * nothing is: a row that was read shows it for what is missing.
 *
 * @param view for messages
 */
public record PlaceRow(String view, List<Field> fields) implements ScalarFunction {
    /**
     * A column.
     *
     * @param place what it shows; empty if it computes something: its value then follows from the others, as that of a generated
     *     column does
     */
    public record Field(String name, Optional<FieldPath> place) {}

    public PlaceRow {
        fields = List.copyOf(fields);
    }

    @Override
    public String name() {
        return "ROW OF " + view;
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    /**
     * @throws ConstraintException SCHEMA_VIOLATED for a field the view has no column for
     * @throws StatementException INVALID_PARAMETER for two values of one place
     */
    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        Document row = (Document) arguments[1];
        requireKnown(row);
        Value document = without(arguments[0], row, context);
        Value result = document;
        boolean isNew = document.equals(Document.EMPTY);
        for (Field field : fields) {
            Value given = row.get(field.name());
            boolean says = !given.isMissing()
                    && field.place().isPresent()
                    && (isNew
                            || !given.isNull()
                            || !field.place().get().get(document).isMissing());
            if (says) {
                result = placed(result, field.place().get(), given, context);
            }
        }
        requireAsGiven(row, result);
        return result;
    }

    /** The document without what the row lacks: first of all, for another column may say what is there. */
    private Value without(Value document, Document row, EvaluationContext context) {
        Value less = document;
        for (Field field : fields) {
            if (field.place().isPresent()
                    && !field.place().get().isRoot()
                    && row.get(field.name()).isMissing()) {
                less = new RemovePath(field.place().get()).apply(new Value[] {less}, context);
            }
        }
        return less;
    }

    private static Value placed(Value document, FieldPath place, Value given, EvaluationContext context) {
        return place.isRoot()
                ? new WholeDocument().apply(new Value[] {given}, context)
                : new SetPath(place).apply(new Value[] {document, given}, context);
    }

    private void requireKnown(Document row) {
        for (int i = 0; i < row.size(); i++) {
            String name = row.name(i);
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                List<String> known = fields.stream().map(Field::name).toList();
                throw new ConstraintException(
                        ErrorCode.SCHEMA_VIOLATED,
                        "Schema violated: the view " + view + " expected one of the columns " + known
                                + ", found field \"" + name + "\"" + NearNames.didYouMean(name, known));
            }
        }
    }

    /** Two columns may show one place, or one a part of what the other shows: a row that says two things cannot be meant. */
    private void requireAsGiven(Document row, Value result) {
        for (Field field : fields) {
            Value given = row.get(field.name());
            if (field.place().isPresent() && !given.isNull()) {
                Value stored = field.place().get().get(result);
                if (!stored.equals(given)) {
                    throw new StatementException(
                            ErrorCode.INVALID_PARAMETER,
                            "Column \"" + field.name() + "\" of the view \"" + view
                                    + "\" is another one's place, too: expected one value for both, found two");
                }
            }
        }
    }
}
