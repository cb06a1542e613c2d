"""PDFs as small as the repository wants them: without the tags for screen readers, compressed again."""

import importlib
import io


def packed(pdf: bytes) -> bytes:
    """The same pages in a smaller file."""
    pikepdf = importlib.import_module("pikepdf")  # only makers of the set need it: bench/tableset/requirements.txt
    document = pikepdf.open(io.BytesIO(pdf))
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines"):
        if key in document.Root:
            del document.Root[key]
    for page in document.pages:
        for key in ("/StructParents", "/Tabs"):
            if key in page:
                del page[key]
    document.remove_unreferenced_resources()
    pikepdf.settings.set_flate_compression_level(9)
    buffer = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.generate
    document.save(buffer, object_stream_mode=streams, recompress_flate=True, deterministic_id=True)
    return buffer.getvalue()
