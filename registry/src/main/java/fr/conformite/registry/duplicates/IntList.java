package fr.conformite.registry.duplicates;

import java.util.Arrays;

/** Half a million numbers without half a million objects. */
final class IntList {

    private int[] items = new int[1024];
    private int size;

    void add(int item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 1));
        }
        items[size++] = item;
    }

    int get(int at) {
        return items[at];
    }

    int size() {
        return size;
    }
}
