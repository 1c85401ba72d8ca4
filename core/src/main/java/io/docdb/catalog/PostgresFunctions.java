package io.docdb.catalog;

import io.docdb.error.ErrorCode;
import io.docdb.error.NearNames;
import io.docdb.error.StatementException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * PostgreSQL's functions that look something up in its catalogue: {@code pg_get_indexdef}, {@code to_regclass} and their like. An
 * object is given by its number or, as a text, by its name: {@code 16390}, {@code '16390'}, {@code 'public.orders'}. Confined to
 * the execution of one statement.
 */
public final class PostgresFunctions {
    private final CatalogSnapshot catalog;
    private final List<String> path;
    private final ObjectLookup lookup;

    /** @param path the schemas in which a name without one is sought */
    public PostgresFunctions(CatalogSnapshot catalog, List<String> path) {
        this.catalog = catalog;
        this.path = List.copyOf(path);
        this.lookup = new ObjectLookup(catalog, this.path);
    }

    /** @param function in upper case. @throws StatementException for a name that stands for nothing */
    public Value call(String function, List<Value> arguments) {
        Value first = arguments.isEmpty() ? NullValue.NULL : arguments.get(0);
        if (function.startsWith("HAS_")) {
            return privilege(function, arguments);
        }
        return switch (function) {
            case "REGCLASS" -> lookup.classText(first);
            case "TO_REGCLASS" -> lookup.findClass(first).map(lookup::shown).orElse(NullValue.NULL);
            case "REGCLASS NUMBER" -> lookup.classNumber(first);
            case "TO_REGCLASS NUMBER" ->
                lookup.findClass(first)
                        .<Value>map(each -> LongValue.of(each.number()))
                        .orElse(NullValue.NULL);
            case "REGTYPE" -> lookup.typeText(first);
            case "TO_REGTYPE" -> lookup.findType(first).map(lookup::typeText).orElse(NullValue.NULL);
            case "REGTYPE NUMBER" -> lookup.typeNumber(first);
            case "TO_REGTYPE NUMBER" -> lookup.findType(first).orElse(NullValue.NULL);
            case "REGNAMESPACE" -> lookup.schemaText(first);
            case "REGNAMESPACE NUMBER" -> lookup.schemaNumber(first);
            case "FORMAT_TYPE" -> lookup.formatType(number(first), arguments.get(1));
            case "PG_TABLE_IS_VISIBLE" -> visible(number(first));
            case "PG_GET_INDEXDEF" -> index(number(first), arguments.size() > 1 ? number(arguments.get(1)) : 0);
            case "PG_GET_CONSTRAINTDEF" -> constraint(number(first));
            case "PG_GET_VIEWDEF" -> view(first);
            case "CURRENT_SCHEMAS" -> schemas(first == BooleanValue.TRUE);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static long number(Value value) {
        return ObjectLookup.findNumber(value).orElse(0L);
    }

    private Value visible(long number) {
        Optional<PostgresObjects.Relation> relation = lookup.objects().find(number);
        return relation.<Value>map(each -> BooleanValue.of(lookup.isVisible(each)))
                .orElse(NullValue.NULL);
    }

    /** The statement, or one part of it, counted from 1. */
    private Value index(long number, long part) {
        for (CollectionDefinition table : catalog.collections()) {
            if (!table.hasGeneratedKey() && PostgresObjects.numberOfPrimaryKey(table) == number) {
                IndexDefinition key = PostgresIndexes.primaryKey(table);
                return part == 0 ? new TextValue(DefinitionText.primaryKeyAsPostgres(table)) : part(key, part);
            }
            for (IndexDefinition index : catalog.indexesOf(table.id())) {
                if (PostgresObjects.numberOf(index.id()) == number) {
                    return part == 0 ? new TextValue(DefinitionText.asPostgres(index, table)) : part(index, part);
                }
            }
        }
        return NullValue.NULL;
    }

    private static Value part(IndexDefinition index, long part) {
        boolean there = part > 0 && part <= index.parts().size();
        return there ? new TextValue(DefinitionText.part(index.parts().get((int) part - 1))) : new TextValue("");
    }

    private Value constraint(long number) {
        return lookup.constraints().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .<Value>map(each -> new TextValue(each.definition()))
                .orElse(NullValue.NULL);
    }

    private Value view(Value which) {
        Optional<PostgresObjects.Relation> relation =
                ObjectLookup.findNumber(which).isPresent()
                        ? lookup.findClass(which)
                        : Optional.of(lookup.getClass(which));
        return relation.flatMap(each -> catalog.findView(each.schema(), each.name()))
                .filter(view -> !view.isSystem() || !view.querySql().startsWith("VALUES"))
                .<Value>map(view -> new TextValue(view.querySql() + ";"))
                .orElse(NullValue.NULL);
    }

    private Value schemas(boolean implied) {
        List<Value> names = new java.util.ArrayList<>();
        if (implied) {
            names.add(new TextValue(SystemViews.POSTGRES));
        }
        path.stream()
                .filter(schema -> implied || !TemporarySchema.isOne(schema))
                .forEach(schema -> names.add(new TextValue(schema)));
        return new ArrayValue(names);
    }

    /** {@code has_table_privilege([user,] table, privilege)} and its like: there is one user, who may do all the database does. */
    private Value privilege(String function, List<Value> arguments) {
        String of = function.substring("HAS_".length(), function.length() - "_PRIVILEGE".length());
        List<String> known = Privileges.of(of);
        String asked = arguments.get(arguments.size() - 1) instanceof TextValue text ? text.value() : "";
        for (String each : asked.split(",")) {
            String name = each.strip().toUpperCase(Locale.ROOT).replace(" WITH GRANT OPTION", "");
            if (!known.contains(name)) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Unknown privilege: expected " + String.join(", ", known) + ", found \"" + each.strip() + "\""
                                + NearNames.didYouMean(name, known));
            }
        }
        boolean column = of.equals("COLUMN");
        Value object = arguments.get(arguments.size() - (column ? 3 : 2));
        return switch (of) {
            case "TABLE", "ANY_COLUMN", "SEQUENCE", "COLUMN" -> onRelation(object, asked);
            case "SCHEMA" -> BooleanValue.of(!lookup.schemaNumber(object).isNull());
            default -> BooleanValue.TRUE;
        };
    }

    private Value onRelation(Value which, String asked) {
        PostgresObjects.Relation relation = ObjectLookup.findNumber(which).isPresent()
                ? lookup.findClass(which).orElse(null)
                : lookup.getClass(which);
        if (relation == null) {
            return NullValue.NULL;
        }
        boolean readOnly = relation.schema().equals(SystemViews.POSTGRES)
                || catalog.findView(relation.schema(), relation.name())
                        .filter(view -> !view.updatable())
                        .isPresent()
                || catalog.findCollection(relation.schema(), relation.name())
                        .filter(table -> table.origin() == CollectionDefinition.Origin.SYSTEM)
                        .isPresent();
        return BooleanValue.of(!readOnly || asked.toUpperCase(Locale.ROOT).contains("SELECT"));
    }
}
