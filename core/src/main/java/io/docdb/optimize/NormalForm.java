package io.docdb.optimize;

import io.docdb.bind.Binder;
import io.docdb.catalog.CollectionDefinition;
import io.docdb.expr.Call;
import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.PathAccess;
import io.docdb.expr.json.JsonExists;
import io.docdb.expr.json.JsonValue;
import io.docdb.optimize.rule.ConstantPaths;
import io.docdb.optimize.rule.NeverNull;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.ScanField;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.ValueKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expressions over a document, said the same way whichever scan or definition they come from: what compares with equals. All
 * columns are paths into one document column. A path that stands alone has no type, since an index holds whatever is there.
 */
final class NormalForm {
    private static final Column DOCUMENT = new Column(Integer.MIN_VALUE, "document", SqlType.OBJECT, false);

    private final int documentId;
    private final Map<Integer, ScanField> fields = new HashMap<>();

    private NormalForm(int documentId) {
        this.documentId = documentId;
    }

    /** Of expressions over the columns of a scan. */
    static NormalForm of(Scan scan) {
        NormalForm form = new NormalForm(scan.document().id());
        scan.fields().forEach(field -> form.fields.put(field.column().id(), field));
        return form;
    }

    /** Of expressions as definitions hold them. */
    static NormalForm ofDefinition() {
        return new NormalForm(Binder.documentColumn().id());
    }

    static Expression path(FieldPath path) {
        return new PathAccess(DOCUMENT.ref(), path, SqlType.ANY);
    }

    Expression of(Expression expression) {
        return untyped(expression.transform(this::replace));
    }

    /** A path that stands alone loses its type. */
    static Expression untyped(Expression normal) {
        return pathOf(normal).map(NormalForm::path).orElse(normal);
    }

    /** A normal expression over the columns of a scan. */
    static Expression over(Scan scan, Expression normal) {
        return normal.transform(node -> {
            if (node.equals(DOCUMENT.ref())) {
                return scan.document().ref();
            }
            return node instanceof PathAccess access
                            && access.base().equals(scan.document().ref())
                    ? field(scan, access).orElse(node)
                    : node;
        });
    }

    private static Optional<Expression> field(Scan scan, PathAccess access) {
        return scan.fields().stream()
                .filter(field -> field.path().equals(access.path()))
                .<Expression>map(field -> field.column().ref())
                .findFirst();
    }

    private Expression replace(Expression node) {
        if (node instanceof Call call) {
            return ConstantPaths.of(call) instanceof Call other ? inMember(other) : ConstantPaths.of(call);
        }
        if (!(node instanceof ColumnRef ref)) {
            return node;
        }
        if (ref.column().id() == documentId) {
            return DOCUMENT.ref();
        }
        ScanField field = fields.get(ref.column().id());
        return field == null
                ? node
                : new PathAccess(DOCUMENT.ref(), field.path(), field.column().type());
    }

    /** JSON_VALUE, and JSON_EXISTS, of a member of the document is one of that member, as it is where members are read from bytes. */
    private static Expression inMember(Call call) {
        if (call.function() instanceof JsonExists && call.arguments().get(0).equals(DOCUMENT.ref())) {
            return JsonExists.member(call)
                    .map(asked -> JsonExists.from(
                            new PathAccess(DOCUMENT.ref(), FieldPath.of(asked.name()), SqlType.ANY), call, asked))
                    .orElse(call);
        }
        List<String> members =
                call.function() instanceof JsonValue && call.arguments().get(0).equals(DOCUMENT.ref())
                        ? JsonValue.members(call).orElse(List.of())
                        : List.of();
        return members.isEmpty()
                ? call
                : JsonValue.from(
                        new PathAccess(DOCUMENT.ref(), FieldPath.of(members.get(0)), SqlType.ANY),
                        call,
                        members.subList(1, members.size()));
    }

    /** The path that a normal expression is. */
    static Optional<FieldPath> pathOf(Expression normal) {
        return normal instanceof PathAccess access && access.base().equals(DOCUMENT.ref())
                ? Optional.of(access.path())
                : Optional.empty();
    }

    static boolean isMulti(Expression normal) {
        return pathOf(normal).filter(FieldPath::isMulti).isPresent();
    }

    /** True if by its definition no document of a collection is NULL there. */
    static boolean isNeverNull(Expression normal, CollectionDefinition definition) {
        return pathOf(normal)
                .filter(path -> NeverNull.isDeclared(definition, path))
                .isPresent();
    }

    /**
     * What a part of an index is made of.
     *
     * @param kind of all values there, NULLs aside, if that is declared
     */
    record Part(Expression expression, boolean descending, Optional<ValueKind> kind) {
        static Part of(Expression normal, boolean descending, CollectionDefinition collection) {
            return new Part(normal, descending, pathOf(normal).flatMap(collection::kindAt));
        }

        static List<Part> ofKey(CollectionDefinition collection) {
            return collection.primaryKey().stream()
                    .map(path -> of(path(path), false, collection))
                    .toList();
        }
    }
}
