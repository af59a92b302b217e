package io.binnacle.scheduler.core;

import java.util.Arrays;

/// The least of many numbers first, without an object for each.
final class Heap {
    private long[] keys;
    private int size;

    /// @param keys become the heap's own
    Heap(long[] keys, int size) {
        this.keys = keys;
        this.size = size;
        for (int i = size / 2 - 1; i >= 0; i--) {
            down(i);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    long first() {
        return keys[0];
    }

    long remove() {
        long first = keys[0];
        keys[0] = keys[--size];
        down(0);
        return first;
    }

    void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(16, 2 * size));
        }
        keys[size++] = key;
        up(size - 1);
    }

    private void up(int start) {
        int at = start;
        while (at > 0 && keys[at] < keys[(at - 1) / 2]) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void down(int start) {
        int at = start;
        int least = least(at);
        while (least != at) {
            swap(at, least);
            at = least;
            least = least(at);
        }
    }

    /// Of a key and the two below it.
    private int least(int at) {
        int least = at;
        for (int child = 2 * at + 1; child <= 2 * at + 2 && child < size; child++) {
            if (keys[child] < keys[least]) {
                least = child;
            }
        }
        return least;
    }

    private void swap(int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
    }
}
