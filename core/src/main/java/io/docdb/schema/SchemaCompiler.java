package io.docdb.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InvalidSchemaException;
import com.networknt.schema.InvalidSchemaRefException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;

/** Turns the text of a schema into a {@link DocumentSchema}, or says what is wrong with it and where. */
final class SchemaCompiler {
    private static final String DEFAULT_DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DRAFT_7 = "http://json-schema.org/draft-07/schema";
    private static final Map<String, Dialect> DIALECTS = Map.of(
            DEFAULT_DIALECT,
            exact(Dialects.getDraft202012()),
            "https://json-schema.org/draft/2019-09/schema",
            exact(Dialects.getDraft201909()),
            DRAFT_7,
            exact(Dialects.getDraft7()));
    private static final int NAMED_FAULTS = 5;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SchemaCompiler() {}

    static DocumentSchema compile(String text) {
        JsonNode tree = parse(text);
        String dialect = dialect(tree);
        checkAgainstMetaSchema(tree, dialect);
        Schema schema = build(tree, dialect);
        LocalReferences references = new LocalReferences(tree);
        SchemaModel model = ModelReader.read(tree, references, dialect.equals(DRAFT_7));
        Rule quick = RuleCompiler.compile(
                tree, references, DIALECTS.get(dialect).getKeywords().keySet());
        return new DocumentSchema(text, tree, quick, Validator.of(schema), model);
    }

    /** The schema {@code true}, without waking the validator: a collection without a schema opens faster for it. */
    static DocumentSchema anything() {
        PropertyModel root =
                new PropertyModel("", SqlType.ANY, false, true, true, List.of(), List.of(), false, Optional.empty());
        return new DocumentSchema("true", BooleanNode.TRUE, Rule.ALWAYS, Validator.ACCEPTS_ALL, new SchemaModel(root));
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject() || tree.isBoolean()) {
                return tree;
            }
        } catch (JacksonException e) {
            SourcePosition position = e.getLocation() == null
                    ? null
                    : new SourcePosition(
                            Math.max(1, e.getLocation().getLineNr()),
                            Math.max(1, e.getLocation().getColumnNr()));
            throw new StatementException(
                    ErrorCode.INVALID_DEFINITION, "Schema is not JSON: " + e.getOriginalMessage(), position);
        }
        throw fault("Schema is not valid: document expected object or boolean, found " + text.strip());
    }

    /** The dialect's URI without the empty fragment that draft 7 writes behind it. */
    static String dialect(JsonNode tree) {
        JsonNode keyword = tree.path("$schema");
        if (keyword.isMissingNode()) {
            return DEFAULT_DIALECT;
        }
        String uri = keyword.asString("");
        String name = uri.endsWith("#") ? uri.substring(0, uri.length() - 1) : uri;
        if (!DIALECTS.containsKey(name)) {
            throw fault("Schema is not valid: /$schema expected one of "
                    + DIALECTS.keySet().stream().sorted().collect(Collectors.joining(", ")) + ", found " + keyword);
        }
        return name;
    }

    /** The keywords of the schema's dialect, annotations included. */
    static Set<String> knownKeywords(JsonNode tree) {
        return DIALECTS.get(dialect(tree)).getKeywords().keySet();
    }

    /** True for draft 7, where keywords beside a {@code $ref} count for nothing. */
    static boolean referencesStandAlone(JsonNode tree) {
        return dialect(tree).equals(DRAFT_7);
    }

    private static void checkAgainstMetaSchema(JsonNode tree, String dialect) {
        Schema metaSchema = registry(dialect).getSchema(SchemaLocation.of(dialect));
        List<Error> errors = metaSchema.validate(tree);
        if (!errors.isEmpty()) {
            String faults = errors.stream()
                    .map(ViolationReader::read)
                    .distinct()
                    .limit(NAMED_FAULTS)
                    .map(SchemaViolation::toString)
                    .collect(Collectors.joining("; "));
            throw fault("Schema is not valid: " + faults);
        }
    }

    private static Schema build(JsonNode tree, String dialect) {
        try {
            Schema schema = registry(dialect).getSchema(tree);
            schema.initializeValidators();
            return schema;
        } catch (InvalidSchemaRefException e) {
            throw fault("Schema is not valid: " + e.getMessage());
        } catch (InvalidSchemaException e) {
            throw fault("Schema is not valid: a $ref leads outside the schema, and nothing outside is ever loaded: "
                    + e.getMessage());
        } catch (SchemaException e) {
            throw fault("Schema is not valid: " + e.getMessage());
        }
    }

    private static SchemaRegistry registry(String dialect) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .preloadSchema(true)
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(TextPattern::compile)
                .locale(Locale.ROOT)
                .build();
        return SchemaRegistry.withDialect(DIALECTS.get(dialect), builder -> builder.schemaRegistryConfig(config)
                .schemaLoader(loader -> loader.allow(iri -> isBundled(iri.toString()))));
    }

    /** The meta-schemas, which the validator brings along in its jar; no other address is ever looked up. */
    private static boolean isBundled(String iri) {
        return iri.startsWith("https://json-schema.org/draft/") || iri.startsWith("http://json-schema.org/draft-07/");
    }

    private static Dialect exact(Dialect dialect) {
        return Dialect.builder(dialect)
                .keywords(ExactNumbers.KEYWORDS)
                .format(new EmailFormat())
                .build();
    }

    private static StatementException fault(String message) {
        return new StatementException(ErrorCode.INVALID_DEFINITION, message);
    }
}
