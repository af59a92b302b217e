package io.binnacle.views.topology;

import io.binnacle.model.AppId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Places apps so that clients stand above servers, folders keep together, and islands apart.
///
/// # How
///
/// A folder, or an app without one, is a block. Blocks are ranked by the longest way from anybody whom nobody calls,
/// and so are the apps inside each; a link that closes a circle is left out of the count. Each rank is a row; rows are
/// ordered by the mean place of their neighbours, swept down and up a few times, and each sweep solves its row exactly:
/// the least squares to the wished places with a least distance between neighbours ([Spacing]). In the end everything
/// snaps to half a column, so that what is nearly in line is in line.
///
/// # What is kept
///
/// A place once given is kept in [Places]. An app that comes takes the free place nearest to those it talks with, and
/// nobody else moves. Only the first picture, or one of which most is new, is laid out whole.
final class AppsLayout {
    static final double CARD_WIDTH = 160;
    static final double CARD_HEIGHT = 48;
    static final double PILL_WIDTH = 112;
    static final double PILL_HEIGHT = 32;
    static final double STEP_X = 218;
    static final double STEP_Y = 104;
    static final double PAD_SIDE = 20;
    static final double PAD_TOP = 30;
    static final double PAD_BOTTOM = 20;
    static final int HUB_CALLERS = 8;
    private static final double ISLAND_GAP = 64;
    private static final double HUB_GAP = 24;
    static final double HUB_WIDTH = 148;
    static final double HUB_HEIGHT = 112;
    private static final double MOSTLY_NEW = 0.4;

    private final AppTable apps;
    private final Places places;
    private final List<int[]> edges = new ArrayList<>();
    private final List<Enclosure> enclosures = new ArrayList<>();

    AppsLayout(Census census, Places places) {
        this.apps = census.apps;
        this.places = places;
        for (var wire : census.wiring.byApp()) {
            var client = index(wire.client());
            var server = index(wire.server());
            if (client >= 0 && server >= 0) {
                edges.add(new int[] {client, server});
            }
        }
        countCallers();
    }

    int index(Wiring.End end) {
        if (end.app().isPresent()) {
            return apps.of(end.app().get());
        }
        for (var pill = apps.apps; pill < apps.count; pill++) {
            if (apps.name[pill].equals(end.pill())) {
                return pill;
            }
        }
        return -1;
    }

    private void countCallers() {
        for (var edge : edges) {
            apps.calls[edge[0]]++;
            apps.callers[edge[1]]++;
        }
        for (var app = 0; app < apps.apps; app++) {
            var id = apps.id[app];
            var many = apps.callers[app] > HUB_CALLERS && id != null;
            apps.spread[app] = many && places.unfolded.contains(id);
            apps.hub[app] = many && !apps.spread[app];
        }
        for (var edge : edges) {
            apps.callsHub[edge[0]] |= apps.hub[edge[1]];
        }
        edges.removeIf(edge -> apps.hub[edge[0]] || apps.hub[edge[1]]);
    }

    static double width(AppTable apps, int app) {
        return apps.hub[app] ? HUB_WIDTH : apps.pill(app) ? PILL_WIDTH : CARD_WIDTH;
    }

    static double height(AppTable apps, int app) {
        return apps.hub[app] ? HUB_HEIGHT : apps.pill(app) ? PILL_HEIGHT : CARD_HEIGHT;
    }

    /// Fills in all places; the size of the world is in the answer.
    World place() {
        var grouped = places.grouping.apps().text();
        if (!grouped.equals(places.appsGrouped)) {
            if (!places.appsGrouped.isEmpty()) {
                places.apps.keySet().retainAll(places.pinnedApps);
            }
            places.appsGrouped = grouped;
        }
        if (unknown() > MOSTLY_NEW * apps.apps || places.apps.isEmpty()) {
            placeAllBut(pinned());
        } else {
            placePills(placeKnown());
        }
        enclose();
        return standFrom00();
    }

    /// Where those stand that the operator put somewhere.
    private Map<Integer, double[]> pinned() {
        var pinned = new TreeMap<Integer, double[]>();
        for (var app = 0; app < apps.apps; app++) {
            var at = apps.pinned[app] ? known(app) : null;
            if (at != null) {
                pinned.put(app, at);
            }
        }
        return pinned;
    }

    /// Who would stand where somebody was put makes room.
    private void placeAllBut(Map<Integer, double[]> pinned) {
        places.apps.clear();
        placeAll();
        if (pinned.isEmpty()) {
            return;
        }
        var room = new Room(apps, new Calls(apps.count, edges));
        pinned.forEach((app, at) -> {
            apps.x[app] = at[0];
            apps.y[app] = at[1];
            room.take(app);
        });
        for (var app = 0; app < apps.apps; app++) {
            if (!apps.hub[app] && !pinned.containsKey(app)) {
                room.near(app, apps.x[app], apps.y[app]);
            }
            remember(app);
        }
    }

    private int unknown() {
        var count = 0;
        for (var app = 0; app < apps.apps; app++) {
            count += known(app) == null ? 1 : 0;
        }
        return count;
    }

    private double @org.jspecify.annotations.Nullable [] known(int app) {
        var id = apps.id[app];
        return id == null ? null : places.apps.get(id);
    }

    private void placeAll() {
        var islands = Islands.of(apps, edges);
        var shelf = new Shelf(places.viewWidth / places.viewHeight);
        var calls = new Calls(apps.count, edges);
        for (var island : islands) {
            new IslandLayout(apps, calls, island, places.viewWidth / places.viewHeight).place();
            shelf.add(apps, island);
        }
        shelf.arrange(apps, ISLAND_GAP);
        for (var app = 0; app < apps.apps; app++) {
            remember(app);
        }
    }

    private void remember(int app) {
        var id = apps.id[app];
        if (id != null && !apps.hub[app]) {
            places.apps.put(id, new double[] {apps.x[app], apps.y[app]});
        }
    }

    private Room placeKnown() {
        var room = new Room(apps, new Calls(apps.count, edges));
        var newcomers = new ArrayList<Integer>();
        var put = new TreeMap<Integer, double[]>();
        for (var app = 0; app < apps.apps; app++) {
            var known = known(app);
            if (apps.hub[app]) {
                continue;
            }
            var id = apps.id[app];
            var dropped = id == null ? null : places.dropped.remove(id);
            if (dropped != null) {
                put.put(app, dropped);
            } else if (known == null) {
                newcomers.add(app);
            } else {
                apps.x[app] = known[0];
                apps.y[app] = known[1];
                room.take(app);
            }
        }
        put.forEach((app, at) -> {
            room.near(app, at[0], at[1]);
            remember(app);
        });
        room.findAll(newcomers);
        newcomers.forEach(this::remember);
        forget();
        return room;
    }

    private void forget() {
        if (places.apps.size() > 2 * apps.apps + 50) {
            places.apps.keySet().removeIf(id -> apps.of(id) < 0);
        }
    }

    /// Those outside stand above those they call, or under those who call them.
    private void placePills(Room room) {
        var top = Double.MAX_VALUE;
        var bottom = -Double.MAX_VALUE;
        for (var app = 0; app < apps.apps; app++) {
            if (!apps.hub[app]) {
                top = Math.min(top, apps.y[app]);
                bottom = Math.max(bottom, apps.y[app]);
            }
        }
        for (var pill = apps.apps; pill < apps.count; pill++) {
            var client = apps.calls[pill] > 0;
            apps.x[pill] = room.meanX(pill) + (CARD_WIDTH - PILL_WIDTH) / 2 + (pill - apps.apps) * (PILL_WIDTH + 20);
            apps.y[pill] = client ? top - 66 : bottom + CARD_HEIGHT + 66;
        }
    }

    private void enclose() {
        Map<String, double[]> boxes = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (var app = 0; app < apps.apps; app++) {
            if (!apps.hub[app] && !apps.folder[app].isEmpty()) {
                counts.merge(apps.folder[app], 1, Integer::sum);
            }
            if (!apps.hub[app] && !apps.folder[app].isEmpty() && !apps.pinned[app]) {
                var box = boxes.computeIfAbsent(apps.folder[app], _ ->
                        new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE});
                box[0] = Math.min(box[0], apps.x[app] - PAD_SIDE);
                box[1] = Math.min(box[1], apps.y[app] - PAD_TOP);
                box[2] = Math.max(box[2], apps.x[app] + CARD_WIDTH + 8 + PAD_SIDE);
                box[3] = Math.max(box[3], apps.y[app] + CARD_HEIGHT + PAD_BOTTOM);
            }
        }
        boxes.keySet().stream().sorted().forEach(name -> {
            var box = java.util.Objects.requireNonNull(boxes.get(name));
            enclosures.add(new Enclosure(
                    name, counts.getOrDefault(name, 0), box[0], box[1], box[2] - box[0], box[3] - box[1], false));
        });
    }

    /// Hubs stand to the right; then everything is moved so that the world begins at 0, 0. What is remembered stays as
    /// it is.
    private World standFrom00() {
        var box = new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (var app = 0; app < apps.count; app++) {
            if (!apps.hub[app]) {
                grow(box, apps.x[app], apps.y[app], CARD_WIDTH + 8, height(apps, app) + 6);
            }
        }
        enclosures.forEach(each -> grow(box, each.x(), each.y(), each.w(), each.h()));
        if (box[0] > box[2]) {
            System.arraycopy(new double[4], 0, box, 0, 4);
        }
        var hubY = box[1];
        for (var app = 0; app < apps.apps; app++) {
            if (apps.hub[app]) {
                apps.x[app] = box[2] + HUB_GAP;
                apps.y[app] = hubY;
                hubY += HUB_HEIGHT + HUB_GAP;
            }
        }
        var right = hubY > box[1] ? box[2] + HUB_GAP + HUB_WIDTH : box[2];
        for (var app = 0; app < apps.count; app++) {
            apps.x[app] -= box[0];
            apps.y[app] -= box[1];
        }
        enclosures.replaceAll(each -> new Enclosure(
                each.name(), each.apps(), each.x() - box[0], each.y() - box[1], each.w(), each.h(), each.aside()));
        return new World(box[0], box[1], right - box[0], Math.max(box[3], hubY) - box[1]);
    }

    private static void grow(double[] box, double x, double y, double w, double h) {
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x + w);
        box[3] = Math.max(box[3], y + h);
    }

    List<Enclosure> enclosures() {
        return enclosures;
    }

    static AppId idOf(AppTable apps, int app) {
        return java.util.Objects.requireNonNull(apps.id[app]);
    }
}
