package io.binnacle.benchmarks;

/// A graph for those who draw every node and every link: nodes on a grid the shape of the window, each linked to its
/// neighbour on the right and the one below.
record ShortLinks(int nodes, int columns) {
    static final double PITCH = 14;

    static ShortLinks of(int nodes, double width, double height) {
        return new ShortLinks(nodes, (int) Math.ceil(Math.sqrt(nodes * width / height)));
    }

    double x(int node) {
        return (node % columns + 0.5) * PITCH;
    }

    double y(int node) {
        return (Math.floorDiv(node, columns) + 0.5) * PITCH;
    }

    int links() {
        return 2 * nodes;
    }

    int one(int link) {
        return Math.floorDiv(link, 2);
    }

    int other(int link) {
        return (one(link) + (link % 2 == 0 ? 1 : columns)) % nodes;
    }

    /// At which all of it is seen.
    double fitting(double width) {
        return width / (columns * PITCH);
    }
}
