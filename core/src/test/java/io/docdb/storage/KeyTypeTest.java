package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyTypeTest {
    @Test
    void whateverTheGuessTheSearchFindsThePlace() {
        for (int size = 0; size < 20; size++) {
            byte[][] keys = new byte[size][];
            for (int i = 0; i < size; i++) {
                keys[i] = key(2 * i + 1);
            }
            for (int number = 0; number <= 2 * size; number++) {
                byte[] key = key(number);
                int expected = Arrays.binarySearch(keys, key, Arrays::compareUnsigned);
                for (int guess = 0; guess <= size + 1; guess++) {
                    assertThat(KeyType.INSTANCE.binarySearch(key, keys, size, guess))
                            .as("%d of %d, guess %d", number, size, guess)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void roomBehindTheLastKeyIsNotLookedAt() {
        byte[][] keys = new byte[8][];
        keys[0] = key(1);
        keys[1] = key(3);
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            int number = random.nextInt(5);
            int found = KeyType.INSTANCE.binarySearch(key(number), keys, 2, random.nextInt(3));
            assertThat(found).isEqualTo(new int[] {-1, 0, -2, 1, -3}[number]);
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
