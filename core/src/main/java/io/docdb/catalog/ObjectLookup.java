package io.docdb.catalog;

import io.docdb.catalog.PostgresObjects.Relation;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a number or a name stands for, as PostgreSQL's {@code regclass}, {@code regtype} and {@code regnamespace} do. A number
 * may be a text of digits. What a number does not stand for is shown as the number. Confined to one statement.
 */
final class ObjectLookup {
    /** One part of a name: quoted, or anything without dots. */
    private static final Pattern PART = Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")+)\"|([^\".]+?))\\s*(?:\\.|$)");

    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private final CatalogSnapshot catalog;
    private final List<String> path;
    private PostgresObjects objects; // made when first asked
    private List<PostgresConstraint> constraints;

    ObjectLookup(CatalogSnapshot catalog, List<String> path) {
        this.catalog = catalog;
        this.path = path;
    }

    PostgresObjects objects() {
        objects = objects == null ? new PostgresObjects(catalog) : objects;
        return objects;
    }

    List<PostgresConstraint> constraints() {
        constraints = constraints == null ? PostgresConstraint.of(catalog) : constraints;
        return constraints;
    }

    /** The number a value is or, as a text, has the digits of. */
    static Optional<Long> findNumber(Value value) {
        if (value instanceof LongValue number) {
            return Optional.of(number.value());
        }
        return value instanceof TextValue text
                        && DIGITS.matcher(text.value().strip()).matches()
                ? Optional.of(Long.valueOf(text.value().strip()))
                : Optional.empty();
    }

    Optional<Relation> findClass(Value which) {
        Optional<Long> number = findNumber(which);
        if (number.isPresent()) {
            return objects().find(number.get());
        }
        List<String> parts = parts(which);
        return parts.isEmpty() ? Optional.empty() : objects().find(schemaOf(parts), parts.get(parts.size() - 1), path);
    }

    /** @throws StatementException COLLECTION_NOT_FOUND */
    Relation getClass(Value which) {
        return findClass(which)
                .orElseThrow(() -> new StatementException(
                        ErrorCode.COLLECTION_NOT_FOUND, "Relation " + quoted(which) + " not found"));
    }

    private static String quoted(Value which) {
        return which instanceof TextValue text ? "\"" + text.value() + "\"" : which.toString();
    }

    private static Optional<String> schemaOf(List<String> parts) {
        return parts.size() < 2 ? Optional.empty() : Optional.of(parts.get(parts.size() - 2));
    }

    /** The parts of a dotted name; none if it is not one. */
    private static List<String> parts(Value which) {
        List<String> parts = new ArrayList<>();
        String name = which instanceof TextValue text ? text.value() : which.toString();
        Matcher matcher = PART.matcher(name);
        int end = 0;
        while (end < name.length() && matcher.find(end) && matcher.start() == end) {
            parts.add(matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
            end = matcher.end();
        }
        return end == name.length() ? parts : List.of();
    }

    /** The name, with its schema where it is not found without. */
    Value shown(Relation relation) {
        String name = DefinitionText.name(relation.name());
        return new TextValue(isVisible(relation) ? name : DefinitionText.name(relation.schema()) + "." + name);
    }

    /** True if the name alone stands for it. */
    boolean isVisible(Relation relation) {
        return objects()
                .find(Optional.empty(), relation.name(), path)
                .filter(found -> found.schema().equals(relation.schema()))
                .isPresent();
    }

    Value classText(Value which) {
        Optional<Long> number = findNumber(which);
        Optional<Relation> found = number.isPresent() ? findClass(which) : Optional.of(getClass(which));
        return found.map(this::shown).orElseGet(() -> number(number.orElseThrow()));
    }

    /** PostgreSQL shows the number 0 as a dash. */
    private static Value number(long number) {
        return new TextValue(number == 0 ? "-" : Long.toString(number));
    }

    Value classNumber(Value which) {
        return LongValue.of(findNumber(which).orElseGet(() -> getClass(which).number()));
    }

    Optional<Value> findType(Value which) {
        Optional<Long> number = findNumber(which);
        if (number.isPresent()) {
            return number.map(LongValue::of);
        }
        List<String> parts = parts(which);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        String name = parts.get(parts.size() - 1);
        Optional<String> schema = schemaOf(parts);
        boolean builtIn = schema.isEmpty() || schema.get().equalsIgnoreCase(SystemViews.POSTGRES);
        Optional<Value> found = builtIn ? PostgresType.numberOf(name).map(LongValue::of) : Optional.empty();
        return found.or(() -> schema.map(List::of).orElse(path).stream()
                .flatMap(each -> catalog.findDomain(each, name).stream())
                .findFirst()
                .map(domain -> LongValue.of(PostgresObjects.numberOf(domain.id()))));
    }

    /** @throws StatementException UNKNOWN_OBJECT */
    Value typeNumber(Value which) {
        return findType(which)
                .orElseThrow(() -> new StatementException(ErrorCode.UNKNOWN_OBJECT, "Unknown type: " + quoted(which)));
    }

    Value typeText(Value which) {
        return formatType(((LongValue) typeNumber(which)).value(), NullValue.NULL);
    }

    /** @param modifier NULL for none */
    Value formatType(long number, Value modifier) {
        long size = modifier.isNull() ? -1 : findNumber(modifier).orElse(-1L);
        Optional<String> builtIn = PostgresType.format(number, size);
        return new TextValue(builtIn.orElseGet(() -> catalog.domains().stream()
                .filter(domain -> PostgresObjects.numberOf(domain.id()) == number)
                .map(this::shown)
                .findFirst()
                .orElse(number == 0 ? "-" : "???")));
    }

    private String shown(DomainDefinition domain) {
        String name = DefinitionText.name(domain.name());
        return path.contains(domain.schema()) ? name : DefinitionText.name(domain.schema()) + "." + name;
    }

    /** @throws StatementException SCHEMA_NOT_FOUND */
    Value schemaNumber(Value which) {
        Optional<Long> number = findNumber(which);
        if (number.isPresent()) {
            return LongValue.of(number.get());
        }
        List<String> parts = parts(which);
        String name = parts.size() == 1 ? parts.get(0) : "";
        String schema = catalog.findSchema(name)
                .orElseThrow(() ->
                        new StatementException(ErrorCode.SCHEMA_NOT_FOUND, "Schema " + quoted(which) + " not found"));
        return LongValue.of(objects().numberOfSchema(schema));
    }

    Value schemaText(Value which) {
        long number = ((LongValue) schemaNumber(which)).value();
        return objects().schemas().stream()
                .filter(schema -> objects().numberOfSchema(schema) == number)
                .findFirst()
                .<Value>map(schema -> new TextValue(DefinitionText.name(schema)))
                .orElseGet(() -> number(number));
    }
}
