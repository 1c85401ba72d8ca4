package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Query;
import io.docdb.value.FieldPath;
import io.docdb.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Collects the parameters of one statement while its tree is built. Confined to that. */
final class StatementBuilder {
    private final DocumentMapper mapper;
    private final List<Value> parameters = new ArrayList<>();
    private int aliases;

    private final Map<Operand.Build, Map<Scope, Expression>> built = new IdentityHashMap<>();
    private final boolean inline;
    private final Deque<Scope> surrounding = new ArrayDeque<>();

    StatementBuilder(DocumentMapper mapper) {
        this(mapper, false);
    }

    private StatementBuilder(DocumentMapper mapper, boolean inline) {
        this.mapper = mapper;
        this.inline = inline;
    }

    /** A builder that writes values as literals: definitions have no parameters. */
    static StatementBuilder inlining(DocumentMapper mapper) {
        return new StatementBuilder(mapper, true);
    }

    DocumentMapper mapper() {
        return mapper;
    }

    /** The values of the parameters, in the order of their ordinals. */
    List<Value> parameters() {
        return parameters;
    }

    Expression parameter(Object value) {
        if (inline) {
            return new Expression.Literal(mapper.toValue(value));
        }
        parameters.add(mapper.toValue(value));
        return new Expression.Parameter(parameters.size() - 1);
    }

    /**
     * The tree of an operand. Each is built once: where the same operand stands in SELECT and in GROUP BY, its values must be
     * the same parameters, or the two would be different expressions.
     */
    Expression once(Operand.Build operand, Scope scope) {
        Map<Scope, Expression> known = built.computeIfAbsent(operand, unknown -> new HashMap<>());
        Expression tree = known.get(scope);
        if (tree == null) {
            tree = operand.build(this, scope);
            known.put(scope, tree);
        }
        return tree;
    }

    /** Builds a query that stands inside an expression of this scope. */
    Query subquery(QuerySpec spec, Scope around) {
        surrounding.push(around);
        try {
            return new QueryTree(this, spec).build();
        } finally {
            surrounding.pop();
        }
    }

    boolean isInside() {
        return !surrounding.isEmpty();
    }

    /** The scope of the query around the one that is being built. */
    Scope around() {
        if (surrounding.isEmpty()) {
            throw Given.refused("outer(…) is about the query around a subquery: expected one, found none");
        }
        return surrounding.peek();
    }

    /** A name for a table inside the statement that no other has. */
    String newAlias() {
        return "_t" + ++aliases;
    }

    /**
     * What paths start from.
     *
     * @param root the steps before every path: the alias of the table, or of the element at hand
     * @param tables aliases a path may begin with instead
     * @param elements those among them that are elements of arrays, and values by themselves
     */
    record Scope(List<PathStep> root, List<String> tables, List<String> elements) {
        Scope {
            root = List.copyOf(root);
            tables = List.copyOf(tables);
            elements = List.copyOf(elements);
        }

        static Scope of(String alias) {
            return of(List.of(PathStep.Field.of(alias)));
        }

        static Scope of(List<PathStep> root) {
            return new Scope(root, List.of(), List.of());
        }

        Expression.Reference reference(FieldPath path) {
            List<PathStep> steps = new ArrayList<>();
            boolean isQualified = path.steps().size() > 1
                    ? tables.contains(path.firstName())
                    : !path.isRoot() && elements.contains(path.firstName());
            if (!isQualified) {
                steps.addAll(root);
            }
            path.steps().forEach(step -> steps.add(translate(step)));
            return new Expression.Reference(steps);
        }

        private static PathStep translate(FieldPath.Step step) {
            if (step instanceof FieldPath.Field field) {
                return new PathStep.Field(Name.of(field.name()));
            }
            return step instanceof FieldPath.Element element
                    ? new PathStep.Element(element.position())
                    : new PathStep.AllElements();
        }
    }
}
