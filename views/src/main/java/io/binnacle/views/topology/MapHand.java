package io.binnacle.views.topology;

import io.binnacle.views.Bridge;
import io.binnacle.views.Selection;
import java.util.Optional;
import javafx.scene.Cursor;

/// What hands do, done to the map.
final class MapHand implements Gestures.Hand {
    private final TopologyView view;
    private final Bridge bridge;
    private final Eye eye;
    private final Attention attention;
    private final HoverCard hoverCard;
    private final Reaching reaching;
    private final MapDeeds deeds;
    /// Whether the last click opened or closed something, so that a second one at once means no more than that.
    private boolean turned;

    MapHand(
            TopologyView view,
            Bridge bridge,
            Eye eye,
            Attention attention,
            HoverCard hoverCard,
            Reaching reaching,
            MapDeeds deeds) {
        this.deeds = deeds;
        this.view = view;
        this.bridge = bridge;
        this.eye = eye;
        this.attention = attention;
        this.hoverCard = hoverCard;
        this.reaching = reaching;
    }

    @Override
    public Selection at(double x, double y) {
        var now = view.scene();
        if (now == null || y < Camera.TOP) {
            return new Selection.Nothing();
        }
        var look = view.look();
        return reaching.handleAt(now, look, x, y)
                .<Selection>map(Selection.OfApp::new)
                .orElseGet(() -> new HitTest(now, look).at(x, y));
    }

    @Override
    public void hover(Selection selection, double x, double y) {
        if (!selection.equals(bridge.hovered().get())) {
            bridge.hovered().set(selection);
        }
        var now = view.scene();
        var handle = now != null && reaching.handleAt(now, view.look(), x, y).isPresent();
        view.setCursor(handle ? Cursor.H_RESIZE : null);
        hoverCard.at(handle ? new Selection.Nothing() : selection, x, y);
    }

    @Override
    public void leave() {
        hover(new Selection.Nothing(), 0, 0);
    }

    @Override
    public void click(Selection selection, double x, double y) {
        hoverCard.hide();
        turned = turn(x, y) || stack(x, y);
        if (!turned) {
            attention.pointed();
            bridge.selection().set(selection);
        }
    }

    private boolean turn(double x, double y) {
        var now = view.scene();
        if (now == null) {
            return false;
        }
        var hit = new HitTest(now, view.look());
        var hub = Math.max(hit.unfoldAt(x, y), hit.foldAt(x, y));
        if (hub < 0) {
            return false;
        }
        deeds.turnHub(AppsLayout.idOf(now.apps, hub));
        return true;
    }

    private boolean stack(double x, double y) {
        var now = view.scene();
        if (now == null) {
            return false;
        }
        var hit = new HitTest(now, view.look());
        if (hit.closesAt(x, y)) {
            return deeds.closeStack();
        }
        var stack = hit.stackAt(x, y);
        stack.ifPresent(deeds::open);
        return stack.isPresent();
    }

    @Override
    public void doubleClick(Selection selection) {
        if (turned) {
            return;
        }
        if (selection instanceof Selection.Nothing) {
            eye.fit();
        } else {
            view.focus(selection);
        }
    }

    @Override
    public void join(Selection selection) {
        hoverCard.hide();
        deeds.join(selection);
    }

    @Override
    public void joinHere() {
        deeds.join(attention.here());
    }

    @Override
    public void pan(double dx, double dy) {
        hoverCard.hide();
        eye.pan(dx, dy);
    }

    @Override
    public void zoom(double x, double y, double factor) {
        hoverCard.hide();
        eye.zoomAt(x, y, factor);
    }

    @Override
    public void zoomInMiddle(double factor) {
        eye.zoomBy(factor);
    }

    @Override
    public void walk(int dx, int dy) {
        var now = view.scene();
        if (now != null) {
            attention.walk(new KeyWalk(now, eye.level()).from(attention.here(), dx, dy));
            eye.reveal(attention.keyboard());
            view.attended();
        }
    }

    @Override
    public void enter() {
        var here = attention.here();
        if (here instanceof Selection.Nothing || openStackOf(here)) {
            return;
        }
        if (here.equals(bridge.selection().get())) {
            view.focus(here);
        } else {
            bridge.selection().set(here);
        }
    }

    private boolean openStackOf(Selection here) {
        var now = view.scene();
        if (now == null || !(here instanceof Selection.OfContainer(var container))) {
            return false;
        }
        var stack = now.stackOf(now.node(container));
        stack.ifPresent(deeds::open);
        return stack.isPresent();
    }

    @Override
    public void back() {
        hoverCard.hide();
        if (deeds.takeBack()) {
            return;
        }
        attention.back();
        view.attended();
    }

    @Override
    public void fit() {
        eye.fit();
    }

    @Override
    public void seek() {
        view.seek();
    }

    @Override
    public boolean miniMap(double x, double y) {
        var now = view.scene();
        if (now == null || !MiniMapPainter.shown(now, view.look())) {
            return false;
        }
        var box = MiniMapPainter.box(now, view.look());
        if (x < box[0] || y < box[1] || x > box[0] + box[2] || y > box[1] + box[3]) {
            return false;
        }
        eye.jump(MiniMapPainter.lookingAt(box, x, y, eye.camera(), view.getWidth(), view.getHeight()));
        return true;
    }

    @Override
    public boolean grip(double x, double y) {
        hoverCard.hide();
        return reaching.grip(view.scene(), view.look(), x, y);
    }

    @Override
    public void pull(double x, double y, boolean tens) {
        reaching.pull(x, y, tens);
    }

    @Override
    public boolean carriable(double x, double y) {
        var now = view.scene();
        return reaching.hold(now == null || y < Camera.TOP ? Optional.empty() : Carried.at(now, view.look(), x, y));
    }

    @Override
    public void carry(double fromX, double fromY, double x, double y) {
        hoverCard.hide();
        var zoom = eye.camera().zoom();
        reaching.carry((x - fromX) / zoom, (y - fromY) / zoom);
    }

    @Override
    public void letDown() {
        var now = view.scene();
        var carried = reaching.letDown();
        if (now != null) {
            carried.flatMap(each -> each.let(now)).ifPresent(deeds::move);
        }
    }

    @Override
    public void letGo() {
        reaching.letGo();
    }
}
