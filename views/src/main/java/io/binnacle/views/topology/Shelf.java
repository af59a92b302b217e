package io.binnacle.views.topology;

import java.util.ArrayList;
import java.util.List;

/// Puts islands beside and under each other, so that the whole has the shape of the view.
final class Shelf {
    private static final double MARGIN = 40;

    private final double aspect;
    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(List<Integer> members, double x, double y, double w, double h) {}

    Shelf(double aspect) {
        this.aspect = aspect;
    }

    void add(AppTable apps, List<Integer> members) {
        var left = members.stream().mapToDouble(app -> apps.x[app]).min().orElse(0);
        var top = members.stream().mapToDouble(app -> apps.y[app]).min().orElse(0);
        var right = members.stream().mapToDouble(app -> apps.x[app]).max().orElse(0) + AppsLayout.CARD_WIDTH;
        var bottom = members.stream().mapToDouble(app -> apps.y[app]).max().orElse(0) + AppsLayout.CARD_HEIGHT;
        pieces.add(new Piece(members, left, top, right - left, bottom - top));
    }

    void arrange(AppTable apps, double gap) {
        var area = pieces.stream()
                .mapToDouble(piece -> (piece.w() + gap) * (piece.h() + gap))
                .sum();
        var widest = pieces.stream().mapToDouble(Piece::w).max().orElse(0);
        var most = Math.max(widest, Math.sqrt(area * aspect)) + MARGIN;
        var x = 0.0;
        var y = 0.0;
        var tallest = 0.0;
        for (var piece : pieces) {
            if (x > 0 && x + piece.w() > most) {
                x = 0;
                y += tallest + gap;
                tallest = 0;
            }
            for (int app : piece.members()) {
                apps.x[app] += x - piece.x();
                apps.y[app] += y - piece.y();
            }
            x += piece.w() + gap;
            tallest = Math.max(tallest, piece.h());
        }
    }
}
