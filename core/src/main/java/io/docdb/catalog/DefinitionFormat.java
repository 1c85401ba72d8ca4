package io.docdb.catalog;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.value.ArrayValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.Document;
import io.docdb.value.FieldPath;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Definitions as documents and back. On disk: fields may be added, none may change its meaning.
 *
 * <p>Optional parts are left out when absent; paths stand in their text form; a type is
 * {@code {"name":"DECIMAL","precision":10,"scale":2}}.
 */
final class DefinitionFormat {
    private DefinitionFormat() {}

    static Document write(CollectionDefinition collection) {
        Document.Builder out = Document.builder()
                .put("id", LongValue.of(collection.id()))
                .put("schema", new TextValue(collection.schema()))
                .put("name", new TextValue(collection.name()))
                .put("origin", new TextValue(collection.origin().name()))
                .put("columns", list(collection.columns(), DefinitionFormat::writeColumn))
                .put("primaryKey", paths(collection.primaryKey()))
                .put("primaryKeyName", new TextValue(collection.primaryKeyName()))
                .put("checks", list(collection.checks(), DefinitionFormat::writeCheck))
                .put("foreignKeys", list(collection.foreignKeys(), DefinitionFormat::writeForeignKey))
                .put("temporary", BooleanValue.of(collection.temporary()))
                .put("comment", new TextValue(collection.comment()));
        collection.jsonSchema().ifPresent(schema -> out.put("jsonSchema", new TextValue(schema)));
        putTexts(out, "constraintComments", collection.constraintComments());
        return out.build();
    }

    static CollectionDefinition readCollection(Document in) {
        return new CollectionDefinition(
                number(in, "id"),
                text(in, "schema"),
                text(in, "name"),
                CollectionDefinition.Origin.valueOf(text(in, "origin")),
                list(in, "columns", DefinitionFormat::readColumn),
                optionalText(in, "jsonSchema"),
                paths(in, "primaryKey"),
                text(in, "primaryKeyName"),
                list(in, "checks", DefinitionFormat::readCheck),
                list(in, "foreignKeys", DefinitionFormat::readForeignKey),
                flag(in, "temporary"),
                text(in, "comment"),
                texts(in, "constraintComments"));
    }

    private static Document writeCheck(CheckDefinition check) {
        return Document.builder()
                .put("name", new TextValue(check.name()))
                .put("condition", new TextValue(check.conditionSql()))
                .build();
    }

    private static CheckDefinition readCheck(Document in) {
        return new CheckDefinition(text(in, "name"), text(in, "condition"));
    }

    private static Document writeColumn(ColumnDefinition column) {
        Document.Builder out = Document.builder()
                .put("name", new TextValue(column.name()))
                .put("type", writeType(column.type()))
                .put("nullable", BooleanValue.of(column.nullable()))
                .put("comment", new TextValue(column.comment()));
        column.defaultSql().ifPresent(sql -> out.put("default", new TextValue(sql)));
        if (column.defaultOnNull()) {
            out.put("defaultOnNull", BooleanValue.TRUE);
        }
        column.generatedSql().ifPresent(sql -> out.put("generated", new TextValue(sql)));
        column.onUpdateSql().ifPresent(sql -> out.put("onUpdate", new TextValue(sql)));
        column.domain().ifPresent(id -> out.put("domain", LongValue.of(id)));
        column.identity().ifPresent(identity -> out.put("identity", new TextValue(identity.sequence()))
                .put("identityAlways", BooleanValue.of(identity.always())));
        return out.build();
    }

    private static ColumnDefinition readColumn(Document in) {
        return new ColumnDefinition(
                text(in, "name"),
                readType((Document) in.get("type")),
                flag(in, "nullable"),
                optionalText(in, "default"),
                in.has("defaultOnNull") && flag(in, "defaultOnNull"),
                optionalText(in, "identity")
                        .map(sequence -> new ColumnDefinition.Identity(flag(in, "identityAlways"), sequence)),
                optionalText(in, "generated"),
                optionalText(in, "onUpdate"),
                in.has("domain") ? Optional.of(number(in, "domain")) : Optional.empty(),
                text(in, "comment"));
    }

    private static Document writeForeignKey(ForeignKeyDefinition key) {
        Document.Builder out = Document.builder()
                .put("name", new TextValue(key.name()))
                .put("paths", paths(key.paths()))
                .put("referencedId", LongValue.of(key.referencedId()))
                .put("referencedPaths", paths(key.referencedPaths()))
                .put("onDelete", new TextValue(key.onDelete().name()))
                .put("onUpdate", new TextValue(key.onUpdate().name()))
                .put("deferrable", BooleanValue.of(key.deferrable()))
                .put("initiallyDeferred", BooleanValue.of(key.initiallyDeferred()));
        if (key.matchFull()) {
            out.put("matchFull", BooleanValue.TRUE);
        }
        if (!key.setPaths().equals(key.paths())) {
            out.put("setPaths", paths(key.setPaths()));
        }
        return out.build();
    }

    private static ForeignKeyDefinition readForeignKey(Document in) {
        return new ForeignKeyDefinition(
                text(in, "name"),
                paths(in, "paths"),
                number(in, "referencedId"),
                paths(in, "referencedPaths"),
                ForeignKeyDefinition.Action.valueOf(text(in, "onDelete")),
                ForeignKeyDefinition.Action.valueOf(text(in, "onUpdate")),
                flag(in, "deferrable"),
                flag(in, "initiallyDeferred"),
                in.has("matchFull"),
                paths(in, in.has("setPaths") ? "setPaths" : "paths"));
    }

    static Document write(IndexDefinition index) {
        Document.Builder out = Document.builder()
                .put("id", LongValue.of(index.id()))
                .put("collection", LongValue.of(index.collectionId()))
                .put("schema", new TextValue(index.schema()))
                .put("name", new TextValue(index.name()))
                .put("parts", list(index.parts(), DefinitionFormat::writePart))
                .put("unique", BooleanValue.of(index.unique()))
                .put("constraint", BooleanValue.of(index.constraint()));
        index.predicateSql().ifPresent(sql -> out.put("predicate", new TextValue(sql)));
        if (index.nullsEqual()) {
            out.put("nullsEqual", BooleanValue.TRUE);
        }
        putComment(out, index.comment());
        return out.build();
    }

    static IndexDefinition readIndex(Document in) {
        return new IndexDefinition(
                number(in, "id"),
                number(in, "collection"),
                text(in, "schema"),
                text(in, "name"),
                list(in, "parts", DefinitionFormat::readPart),
                flag(in, "unique"),
                optionalText(in, "predicate"),
                flag(in, "constraint"),
                in.has("nullsEqual"),
                optionalText(in, "comment").orElse(""));
    }

    private static Document writePart(IndexDefinition.Part part) {
        Document.Builder out = Document.builder().put("descending", BooleanValue.of(part.descending()));
        part.path().ifPresent(path -> out.put("path", new TextValue(path.toString())));
        part.expressionSql().ifPresent(sql -> out.put("expression", new TextValue(sql)));
        return out.build();
    }

    private static IndexDefinition.Part readPart(Document in) {
        return new IndexDefinition.Part(
                optionalText(in, "path").map(FieldPath::parse), optionalText(in, "expression"), flag(in, "descending"));
    }

    static Document write(ViewDefinition view) {
        Document.Builder out = Document.builder()
                .put("id", LongValue.of(view.id()))
                .put("schema", new TextValue(view.schema()))
                .put("name", new TextValue(view.name()))
                .put(
                        "columns",
                        new ArrayValue(view.columns().stream()
                                .<Value>map(TextValue::new)
                                .toList()))
                .put("query", new TextValue(view.querySql()))
                .put("comment", new TextValue(view.comment()))
                .put("updatable", BooleanValue.of(view.updatable()))
                .put("check", new TextValue(view.check().name()));
        putTexts(out, "columnComments", view.columnComments());
        return out.build();
    }

    static ViewDefinition readView(Document in) {
        List<String> columns = new ArrayList<>();
        ((ArrayValue) in.get("columns")).elements().forEach(name -> columns.add(((TextValue) name).value()));
        return new ViewDefinition(
                number(in, "id"),
                text(in, "schema"),
                text(in, "name"),
                columns,
                text(in, "query"),
                text(in, "comment"),
                in.get("updatable").equals(BooleanValue.TRUE), // not there in views made before it was noted
                in.get("check") instanceof TextValue check
                        ? ViewDefinition.Check.valueOf(check.value())
                        : ViewDefinition.Check.NONE,
                texts(in, "columnComments"));
    }

    static Document write(SequenceDefinition sequence) {
        Document.Builder out = Document.builder()
                .put("id", LongValue.of(sequence.id()))
                .put("schema", new TextValue(sequence.schema()))
                .put("name", new TextValue(sequence.name()))
                .put("type", new TextValue(sequence.type().name().name()))
                .put("start", LongValue.of(sequence.start()))
                .put("increment", LongValue.of(sequence.increment()))
                .put("minimum", LongValue.of(sequence.minimum()))
                .put("maximum", LongValue.of(sequence.maximum()))
                .put("cycle", BooleanValue.of(sequence.cycle()));
        sequence.ownerId().ifPresent(owner -> out.put("owner", LongValue.of(owner)));
        sequence.ownerColumn().ifPresent(column -> out.put("ownerColumn", new TextValue(column)));
        sequence.restart().ifPresent(restart -> out.put("restart", LongValue.of(restart)));
        putComment(out, sequence.comment());
        return out.build();
    }

    /** Older ones say no type, and no column of the owner. */
    static SequenceDefinition readSequence(Document in) {
        return new SequenceDefinition(
                number(in, "id"),
                text(in, "schema"),
                text(in, "name"),
                in.has("type") ? SqlType.of(SqlType.Name.valueOf(text(in, "type"))) : SqlType.BIGINT,
                longNumber(in, "start"),
                longNumber(in, "increment"),
                longNumber(in, "minimum"),
                longNumber(in, "maximum"),
                flag(in, "cycle"),
                in.has("owner") ? Optional.of(number(in, "owner")) : Optional.empty(),
                optionalText(in, "ownerColumn"),
                in.has("restart") ? Optional.of(longNumber(in, "restart")) : Optional.empty(),
                optionalText(in, "comment").orElse(""));
    }

    static Document write(DomainDefinition domain) {
        Document.Builder out = Document.builder()
                .put("id", LongValue.of(domain.id()))
                .put("schema", new TextValue(domain.schema()))
                .put("name", new TextValue(domain.name()))
                .put("type", writeType(domain.type()))
                .put("nullable", BooleanValue.of(domain.nullable()))
                .put("checks", list(domain.checks(), DefinitionFormat::writeCheck))
                .put("comment", new TextValue(domain.comment()));
        domain.defaultSql().ifPresent(sql -> out.put("default", new TextValue(sql)));
        return out.build();
    }

    static DomainDefinition readDomain(Document in) {
        return new DomainDefinition(
                number(in, "id"),
                text(in, "schema"),
                text(in, "name"),
                readType((Document) in.get("type")),
                flag(in, "nullable"),
                optionalText(in, "default"),
                list(in, "checks", DefinitionFormat::readCheck),
                text(in, "comment"));
    }

    /** @param comment empty if none */
    static Document writeSchema(String name, String comment) {
        Document.Builder out = Document.builder().put("name", new TextValue(name));
        putComment(out, comment);
        return out.build();
    }

    /** The name and the comment. */
    static Map.Entry<String, String> readSchema(Document in) {
        return Map.entry(text(in, "name"), optionalText(in, "comment").orElse(""));
    }

    private static void putComment(Document.Builder out, String comment) {
        if (!comment.isEmpty()) {
            out.put("comment", new TextValue(comment));
        }
    }

    static Document writeType(SqlType type) {
        Document.Builder out =
                Document.builder().put("name", new TextValue(type.name().name()));
        if (type.hasPrecision()) {
            out.put("precision", LongValue.of(type.precision()));
        }
        if (type.hasScale()) {
            out.put("scale", LongValue.of(type.scale()));
        }
        if (!type.element().isEmpty()) {
            out.put("element", list(type.element(), DefinitionFormat::writeType));
        }
        return out.build();
    }

    /** @throws StorageException DATA_CORRUPTED for a type that only a newer version has */
    static SqlType readType(Document in) {
        return new SqlType(
                typeName(text(in, "name")),
                in.has("precision") ? number(in, "precision") : SqlType.UNSPECIFIED,
                in.has("scale") ? number(in, "scale") : SqlType.UNSPECIFIED,
                in.has("element") ? list(in, "element", DefinitionFormat::readType) : List.of());
    }

    private static SqlType.Name typeName(String name) {
        try {
            return SqlType.Name.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new StorageException(
                    ErrorCode.DATA_CORRUPTED,
                    "Catalog has a type this version does not know: " + name
                            + "; open it with the version that wrote it",
                    unknown);
        }
    }

    private static <T> ArrayValue list(List<T> items, Function<T, ? extends Value> write) {
        return new ArrayValue(items.stream().<Value>map(write).toList());
    }

    private static <T> List<T> list(Document in, String field, Function<Document, T> read) {
        List<T> items = new ArrayList<>();
        ((ArrayValue) in.get(field)).elements().forEach(item -> items.add(read.apply((Document) item)));
        return items;
    }

    private static ArrayValue paths(List<FieldPath> paths) {
        return list(paths, path -> new TextValue(path.toString()));
    }

    private static List<FieldPath> paths(Document in, String field) {
        List<FieldPath> paths = new ArrayList<>();
        ((ArrayValue) in.get(field)).elements().forEach(path -> paths.add(FieldPath.parse(((TextValue) path).value())));
        return paths;
    }

    private static void putTexts(Document.Builder out, String field, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            Document.Builder all = Document.builder();
            new TreeMap<>(texts).forEach((name, text) -> all.put(name, new TextValue(text)));
            out.put(field, all.build());
        }
    }

    private static Map<String, String> texts(Document in, String field) {
        Map<String, String> texts = new HashMap<>();
        if (in.get(field) instanceof Document all) {
            all.forEach((name, text) -> texts.put(name, ((TextValue) text).value()));
        }
        return texts;
    }

    private static String text(Document in, String field) {
        return optionalText(in, field)
                .orElseThrow(() -> new StorageException(
                        ErrorCode.DATA_CORRUPTED, "Catalog entry damaged: expected a text in field " + field));
    }

    private static Optional<String> optionalText(Document in, String field) {
        return in.get(field) instanceof TextValue text ? Optional.of(text.value()) : Optional.empty();
    }

    private static int number(Document in, String field) {
        return Math.toIntExact(longNumber(in, field));
    }

    private static long longNumber(Document in, String field) {
        if (in.get(field) instanceof LongValue number) {
            return number.value();
        }
        throw new StorageException(
                ErrorCode.DATA_CORRUPTED, "Catalog entry damaged: expected a number in field " + field);
    }

    private static boolean flag(Document in, String field) {
        return in.get(field) == BooleanValue.TRUE;
    }
}
