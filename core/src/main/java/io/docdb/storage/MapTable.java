package io.docdb.storage;

import java.util.Arrays;

/** From the number of a map to its position in a {@link State}: open addressing, at most half full. Immutable. */
final class MapTable {
    private final int[] numbers;
    private final int[] slots;
    private final int mask;

    MapTable(int[] numbers) {
        this.numbers = numbers;
        int capacity = Integer.highestOneBit(Math.max(4, numbers.length * 2)) << 1;
        mask = capacity - 1;
        slots = new int[capacity];
        Arrays.fill(slots, -1);
        for (int position = 0; position < numbers.length; position++) {
            int slot = mix(numbers[position]) & mask;
            while (slots[slot] >= 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = position;
        }
    }

    int positionOf(int number) {
        int slot = mix(number) & mask;
        int position;
        while ((position = slots[slot]) >= 0) {
            if (numbers[position] == number) {
                return position;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private static int mix(int number) {
        int h = number * 0x9E3779B9;
        return h ^ h >>> 16;
    }
}
