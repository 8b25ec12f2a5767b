package io.apiworld.launcher.lifecycle;

import io.apiworld.launcher.part.Part;
import io.apiworld.launcher.process.Running;
import io.apiworld.launcher.progress.Stage;
import org.jspecify.annotations.Nullable;

/** How a part is right now. */
public record PartState(
        Part part, Stage stage, String detail, @Nullable Running process) {}
