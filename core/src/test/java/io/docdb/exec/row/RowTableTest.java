package io.docdb.exec.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Keys are found as grouping compares them, whether the table knows them as numbers or not. */
class RowTableTest {
    @Test
    void keysOfEachFormAreFoundAsAListWouldFindThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int width = 1; width <= 2; width++) {
            RowTable<Integer> table = new RowTable<>();
            List<Value[]> keys = new ArrayList<>();
            for (int i = 0; i < 3_000; i++) {
                Value[] key = new Value[width];
                for (int column = 0; column < width; column++) {
                    key[column] = random(random, i < 1_500 || width == 2 ? 20 : 2_000);
                }
                int expected = -1;
                for (int known = 0; known < keys.size() && expected < 0; known++) {
                    expected = RowTable.areEqual(keys.get(known), key) ? known : -1;
                }
                int hash = RowTable.hash(key);
                assertThat(table.find(key, hash)).as("seed " + seed).isEqualTo(expected);
                if (expected < 0) {
                    assertThat(table.add(key, hash, i)).isEqualTo(keys.size());
                    keys.add(key);
                }
            }
            table.clear();
            assertThat(table.find(keys.get(0), RowTable.hash(keys.get(0)))).isEqualTo(-1);
        }
    }

    private static Value random(Random random, int bound) {
        int number = random.nextInt(bound);
        return switch (random.nextInt(8)) {
            case 0 -> NullValue.NULL;
            case 1 -> new DecimalValue(new BigDecimal(number + ".0"));
            case 2 -> new DecimalValue(new BigDecimal(number + ".5"));
            case 3 -> new DoubleValue(number);
            case 4 -> new TextValue("t" + number);
            case 5 -> LongValue.of(Long.MIN_VALUE + number % 2);
            default -> LongValue.of(number);
        };
    }
}
