package io.docdb.benchmark.inner;

import io.docdb.codec.JsonReader;
import io.docdb.value.Document;

/** Documents of given sizes that all have the same field {@code a.b.c} in the middle, among fields as orders have them. */
final class Samples {
    private Samples() {}

    /** An order of about so many bytes of JSON text. */
    static Document ofSize(int jsonBytes) {
        return JsonReader.parseDocument(text(jsonBytes));
    }

    static String text(int jsonBytes) {
        StringBuilder json = new StringBuilder("{\"_id\":\"0190f5e2-7c1a-7000-8000-00000000002a\",\"placedAt\":")
                .append(
                        "\"2024-05-17T10:12:13Z\",\"customer\":{\"name\":\"Ada Lovelace\",\"city\":\"Oslo\",\"zip\":150},")
                .append("\"total\":1249.90,\"paid\":true,\"a\":{\"x\":1,\"b\":{\"y\":2,\"c\":42,\"z\":null}},")
                .append("\"tags\":[\"new\",\"gift\"],\"rating\":4.5,\"note\":\"Leave at the door\",\"items\":[");
        int line = 0;
        while (json.length() < jsonBytes - 60) {
            json.append(line == 0 ? "" : ",")
                    .append("{\"sku\":\"SKU-")
                    .append(100_000 + line * 7919 % 900_000)
                    .append("\",\"quantity\":")
                    .append(1 + line % 5)
                    .append(",\"price\":")
                    .append(10 + line % 90)
                    .append(".50,\"gift\":false}");
            line++;
        }
        return json.append("],\"status\":\"shipped\",\"weight\":1250}").toString();
    }
}
