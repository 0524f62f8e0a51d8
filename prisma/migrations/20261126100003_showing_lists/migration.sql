-- Formats are shown in order.
alter table showing alter column format type text collate natural_order;

-- CreateIndex
CREATE INDEX "showing_format_starts_at_id_idx" ON "showing"("format", "starts_at", "id");

-- CreateIndex
CREATE INDEX "showing_language_starts_at_id_idx" ON "showing"("language", "starts_at", "id");

-- CreateIndex
CREATE INDEX "showing_subtitles_idx" ON "showing" USING GIN ("subtitles");

-- CreateIndex
CREATE INDEX "showing_accessibility_idx" ON "showing" USING GIN ("accessibility");
