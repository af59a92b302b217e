/// The live map: hosts with their containers packed inside, and apps as stacks with what connects them.
///
/// The way of a frame: the UI thread hands the newest [io.binnacle.session.Picture] to [SceneWorker], which lays it out
/// into a [MapScene] of plain arrays; [PaintWorker] paints that scene through the camera into pixels; the UI thread
/// only shows them. Nothing runs while nothing changes.
@NullMarked
package io.binnacle.views.topology;

import org.jspecify.annotations.NullMarked;
