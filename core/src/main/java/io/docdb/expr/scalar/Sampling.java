package io.docdb.expr.scalar;

import static io.docdb.expr.define.Arguments.truth;
import static io.docdb.expr.define.Param.ANY;
import static io.docdb.expr.define.Param.BINARY;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.define.Definition;
import io.docdb.expr.define.Definition.Named;
import io.docdb.expr.type.TextForm;
import io.docdb.value.BinaryValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Whether TABLESAMPLE draws a row: a hash of the row's key and a seed, as a share of all hashes, is below the percentage. So a
 * row's luck is its own: it depends neither on the order of the scan nor on the other rows, and a repeated sample of data that
 * have not changed is the same.
 */
public final class Sampling {
    /** (key, percent, seed). */
    public static final String REPEATED = "TABLESAMPLE REPEATABLE";

    /** (key, percent, which sample of the statement it is): the seed is the time of the statement. */
    public static final String DRAWN = "TABLESAMPLE";

    private static final double HASHES = 0x1p53;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Sampling() {}

    public static List<Named> all() {
        return List.of(
                Definition.of(REPEATED)
                        .takes(BINARY, ANY, ANY)
                        .seesNull()
                        .gives(SqlType.BOOLEAN)
                        .as(a -> truth(isDrawn(a[0], share(a[1]), seed(a[2])))),
                Definition.of(DRAWN)
                        .takes(BINARY, ANY, ANY)
                        .seesNull()
                        .stable()
                        .gives(SqlType.BOOLEAN)
                        .with((a, context) -> truth(isDrawn(a[0], share(a[1]), seed(context.now(), a[2])))));
    }

    /**
     * A percentage as a share of 1.
     *
     * @throws StatementException INVALID_SAMPLE if it is none
     */
    public static double share(Value percent) {
        double number = percent instanceof NumberValue known ? known.doubleValue() : Double.NaN;
        if (number >= 0 && number <= 100) {
            return number / 100;
        }
        throw new StatementException(
                ErrorCode.INVALID_SAMPLE, "TABLESAMPLE expected a percentage from 0 to 100, found " + percent);
    }

    private static long seed(Value value) {
        if (value.isNull()) {
            throw new StatementException(ErrorCode.INVALID_SAMPLE, "REPEATABLE expected a seed, found NULL");
        }
        long seed = 0;
        for (byte b : TextForm.of(value).getBytes(StandardCharsets.UTF_8)) {
            seed = mixed(seed + b);
        }
        return seed;
    }

    private static long seed(Instant now, Value occurrence) {
        return mixed(now.getEpochSecond() * 1_000_000_000L + now.getNano() + mixed(seed(occurrence)));
    }

    private static boolean isDrawn(Value key, double share, long seed) {
        if (key.isNull()) {
            return false;
        }
        long hash = mixed(seed);
        for (byte b : ((BinaryValue) key).bytes()) {
            hash = (hash ^ b & 0xff) * FNV_PRIME; // a small factor would give neighbouring keys the same hash
        }
        return (mixed(hash) >>> 11) / HASHES < share;
    }

    /** The finalizer of MurmurHash3: each bit of the result depends on each of the argument. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
