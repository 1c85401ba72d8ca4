package io.docdb.benchmark.limit;

import io.docdb.codec.FieldNames;
import io.docdb.codec.JsonReader;
import io.docdb.key.KeyEncoder;
import io.docdb.txn.Transaction;
import io.docdb.value.LongValue;
import io.docdb.value.TextValue;
import java.util.SplittableRandom;

/** Documents of about 300 bytes of JSON text, made from their number: {@code {"id":17,"city":"city-42",…}}. */
final class Documents {
    /** Different values of the indexed field. */
    private static final int CITIES = 1000;

    private static final FieldNames NAMES = FieldNames.inMemory();

    private Documents() {}

    static String city(long id) {
        return "city-" + new SplittableRandom(id).nextInt(CITIES);
    }

    static String json(long id) {
        SplittableRandom random = new SplittableRandom(id);
        int city = random.nextInt(CITIES);
        return "{\"id\":" + id + ",\"city\":\"city-" + city + "\",\"customer\":{\"name\":\"Ada Lovelace "
                + random.nextInt(100_000) + "\",\"email\":\"ada." + random.nextInt(100_000)
                + "@example.org\",\"tier\":\"GOLD\"},\"total\":" + random.nextInt(10_000)
                + "." + random.nextInt(10) + random.nextInt(10)
                + ",\"status\":\"PAID\",\"placedAt\":\"2026-03-14T09:26:53Z\",\"lines\":[{\"sku\":\"SKU-"
                + random.nextInt(10_000) + "\",\"qty\":" + random.nextInt(1, 9) + "},{\"sku\":\"SKU-"
                + random.nextInt(10_000) + "\",\"qty\":" + random.nextInt(1, 9) + "}]}";
    }

    /** The bytes docdb keeps of it, with room for the stamp. */
    static byte[] stored(long id) {
        return JsonReader.encode(json(id), NAMES, Transaction.STAMP_BYTES);
    }

    static byte[] key(long id) {
        return KeyEncoder.encode(LongValue.of(id));
    }

    /** The key of its index entry. */
    static byte[] cityKey(long id) {
        return KeyEncoder.encode(new TextValue(city(id)), LongValue.of(id));
    }
}
