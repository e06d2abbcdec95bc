# Prints one HTML document: its bytes come by standard input, the PDF leaves by standard output. Run as
#   python3 -I -B -c THIS VARIANT MEGABYTES SECONDS
# Ends with 0; 3 where WeasyPrint is not installed; 4 where the memory was not enough; else 1, with a word on standard error.
#
# Words of strangers stand in the document. So nothing is fetched but data: addresses, no font is taken from a style (WeasyPrint writes such
# into a file, and the font's name, unescaped, into a configuration that fontconfig then obeys), nothing is written, nothing is started and
# no line is opened. Each is shut off where WeasyPrint asks, and once more for the whole process.

import hashlib
import io
import logging
import os
import resource
import sys

VARIANT, MEGABYTES, SECONDS = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def limit(kind, most):
    try:
        resource.setrlimit(kind, (most, most))
    except (OSError, ValueError):
        # Not every system lets each be set; the site's own clock ends us too.
        pass


limit(resource.RLIMIT_CORE, 0)
limit(resource.RLIMIT_AS, MEGABYTES * 1024 * 1024)
limit(resource.RLIMIT_CPU, SECONDS)
limit(resource.RLIMIT_FSIZE, 0)

# The same document is the same file: else the fonts in it would bear the time.
os.environ['SOURCE_DATE_EPOCH'] = '0'

try:
    import weasyprint
    import weasyprint.text.fonts as fonts
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)

from urllib.request import DataHandler, Request

# Where Python finds its own parts, some of which are loaded only once they are needed.
OWN = tuple(os.path.join(os.path.realpath(folder), '') for folder in sys.path if folder)

SHUT = ('socket.', 'subprocess.', 'os.', 'shutil.', 'tempfile.', 'urllib.', 'http.', 'ftplib.', 'smtplib.', 'ctypes.dlopen', 'pty.', 'webbrowser.')
HARMLESS = ('os.listdir', 'os.scandir')


def guard(event, arguments):
    if event == 'open':
        path, _, flags = arguments
        if isinstance(path, int):
            return
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or not os.path.realpath(os.fsdecode(path)).startswith(OWN):
            raise PermissionError('a document opens no files')
    elif event.startswith(SHUT) and event not in HARMLESS:
        raise PermissionError(f'a document may not do this: {event}')


def fetch(address, *_, **__):
    if address[:5].lower() != 'data:':
        raise PermissionError('only data: addresses are fetched')
    answer = DataHandler().data_open(Request(address))
    return {'string': answer.read(), 'mime_type': answer.headers.get_content_type(), 'encoding': answer.headers.get_param('charset')}


# The folder for the fonts of styles, of which there are none.
fonts.mkdtemp = lambda **_: os.path.join(os.devnull, 'none')
fonts.FontConfiguration.add_font_face = lambda *_: None

# What it warns of are words of the document, and would hide what it fails for.
logging.getLogger('weasyprint').setLevel(logging.CRITICAL)

html = sys.stdin.buffer.read()
out = os.fdopen(os.dup(1), 'wb')
os.dup2(2, 1)
sys.addaudithook(guard)
try:
    made = io.BytesIO()
    document = weasyprint.HTML(string=html.decode('utf-8'), url_fetcher=fetch).render()
    document.write_pdf(made, variant=VARIANT or None, identifier=hashlib.sha256(html).hexdigest()[:32].encode())
except MemoryError:
    sys.exit(4)
except Exception as failure:
    sys.exit(f'{type(failure).__name__}: {failure}')
out.write(made.getbuffer())
out.close()
# To tidy away what was laid out would take as long again as some documents do.
sys.stderr.flush()
os._exit(0)
