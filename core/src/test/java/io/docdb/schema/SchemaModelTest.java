package io.docdb.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.testdata.DataSet;
import io.docdb.testdata.Shop;
import io.docdb.value.FieldPath;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaModelTest {

    @Test
    void columnsAreTheDeclaredPropertiesInTheirOrder() {
        SchemaModel cities = model(DataSet.cities().schema());
        assertThat(cities.columns())
                .extracting(PropertyModel::name)
                .containsExactly("id", "name", "country", "admin1", "admin2", "location");
        assertThat(cities.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "id, BIGINT, false",
        "name, CHARACTER VARYING(200), false",
        "admin1, OBJECT, true",
        "admin1.code, CHARACTER VARYING(30), true",
        "location.lat, DECIMAL, false",
        "nowhere, JSON, true",
        "name.first, JSON, true"
    })
    void nestedPathsHaveTypesAndNullability(String path, String type, boolean nullable) {
        SchemaModel cities = model(DataSet.cities().schema());
        assertThat(cities.typeAt(FieldPath.parse(path))).hasToString(type);
        assertThat(cities.isNullable(FieldPath.parse(path))).isEqualTo(nullable);
    }

    @Test
    void arrayElementsHaveTypes() {
        SchemaModel orders = model(Shop.orders(1, 1, 1).schema());
        assertThat(orders.typeAt(FieldPath.parse("lines"))).hasToString("OBJECT ARRAY");
        assertThat(orders.typeAt(FieldPath.parse("lines[*].qty"))).isEqualTo(SqlType.INTEGER);
        assertThat(orders.typeAt(FieldPath.parse("lines[0].sku"))).hasToString("CHARACTER VARYING(9)");
        assertThat(orders.typeAt(FieldPath.parse("tags[*]"))).hasToString("CHARACTER VARYING(20)");
        assertThat(orders.isNullable(FieldPath.parse("lines[0].sku"))).isTrue();
        assertThat(orders.find(FieldPath.parse("status")).orElseThrow().allowed())
                .contains(new TextValue("PAID"))
                .hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type': 'integer', 'minimum': 0, 'maximum': 100}          | INTEGER",
                "{'type': 'integer', 'maximum': 1e30}                       | DECIMAL",
                "{'type': ['integer', 'null']}                              | BIGINT",
                "{'type': ['number', 'integer']}                            | DECIMAL",
                "{'type': ['string', 'integer']}                            | JSON",
                "{'type': 'string', 'format': 'date'}                       | CHARACTER VARYING",
                "{'type': 'string', 'docdb:type': 'DATE'}                   | DATE",
                "{'type': 'string', 'docdb:type': 'timestamp(3) with time zone'} | TIMESTAMP(3) WITH TIME ZONE",
                "{'docdb:type': 'numeric(10,2)'}                            | DECIMAL(10, 2)",
                "{'docdb:type': 'double  precision'}                        | DOUBLE PRECISION",
                "{'docdb:type': 'varchar(80)'}                              | CHARACTER VARYING(80)",
                "{'docdb:type': 'int array'}                                | INTEGER ARRAY",
                "{'enum': ['a', 'b', null]}                                 | CHARACTER VARYING",
                "{'const': 5}                                               | BIGINT",
                "{'enum': [1, 2.5]}                                         | DECIMAL",
                "{'type': 'boolean'}                                        | BOOLEAN",
                "{'type': 'array', 'items': {'type': 'integer'}}            | BIGINT ARRAY",
                "{'type': 'array', 'prefixItems': [{'type': 'null'}], 'items': {'type': 'integer'}} | ARRAY",
                "{'type': 'null'}                                           | NULL",
                "{'anyOf': [{'type': 'string', 'maxLength': 7}, {'type': 'null'}]} | CHARACTER VARYING(7)",
                "{'allOf': [{'type': ['string', 'integer']}, {'type': ['integer', 'null']}]} | BIGINT",
                "{'$ref': '#/$defs/money'}                                  | DECIMAL(12, 2)",
                "{'$ref': '#money'}                                         | DECIMAL(12, 2)",
                "{}                                                         | JSON"
            })
    void sqlTypeFollowsFromTheKeywords(String property, String type) {
        SchemaModel model = model(("{'properties': {'p': " + property + "}, '$defs': {'money': "
                        + "{'$anchor': 'money', 'type': 'number', 'docdb:type': 'DECIMAL(12, 2)'}}}")
                .replace('\'', '"'));
        assertThat(model.typeAt(FieldPath.of("p"))).hasToString(type);
    }

    @Test
    void nullableReferenceKeepsItsProperties() {
        SchemaModel model = model("""
                {"properties": {"home": {"anyOf": [{"$ref": "#/$defs/place"}, {"type": "null"}]}}, "required": ["home"],
                 "$defs": {"place": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}""");
        assertThat(model.typeAt(FieldPath.parse("home.city"))).isEqualTo(SqlType.VARCHAR);
        assertThat(model.isNullable(FieldPath.parse("home"))).isTrue();
        assertThat(model.isNullable(FieldPath.parse("home.city"))).isTrue();
    }

    @Test
    void fieldOfWhatNeedNotBeAnObjectIsNullable() {
        SchemaModel model = model("""
                {"properties": {"c": {"type": ["object", "string"], "properties": {"x": {"type": "integer"}}, "required": ["x"]}},
                 "required": ["c"]}""");
        assertThat(model.isNullable(FieldPath.parse("c"))).isFalse();
        assertThat(model.isNullable(FieldPath.parse("c.x"))).isTrue();
    }

    @Test
    void recursiveSchemaEndsInAny() {
        SchemaModel tree = model("""
                {"type": "object", "properties": {"name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#"}}}}""");
        assertThat(tree.typeAt(FieldPath.parse("children[0].name"))).isEqualTo(SqlType.VARCHAR);
        assertThat(tree.typeAt(FieldPath.parse("children[0].children[0].children[0].name")))
                .isEqualTo(SqlType.ANY);
    }

    @Test
    void schemasThatReferToEachOtherCrosswiseAreReadInBoundedTime() {
        StringBuilder defs = new StringBuilder();
        StringBuilder properties = new StringBuilder();
        int count = 20;
        for (int i = 0; i < count; i++) {
            properties.append(i == 0 ? "" : ",").append("\"p" + i + "\": {\"$ref\": \"#/$defs/d" + i + "\"}");
        }
        for (int i = 0; i < count; i++) {
            defs.append(i == 0 ? "" : ",")
                    .append("\"d" + i + "\": {\"type\": \"object\", \"properties\": {" + properties + "}}");
        }
        SchemaModel model = model("{\"properties\": {" + properties + "}, \"$defs\": {" + defs + "}}");
        assertThat(model.typeAt(FieldPath.parse("p0.p1"))).isEqualTo(SqlType.OBJECT);
    }

    private static SchemaModel model(String schema) {
        return DocumentSchema.compile(schema).model();
    }
}
