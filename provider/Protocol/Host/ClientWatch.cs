namespace Terraform.Protocol;

/// <summary>Notices that the client is gone: a killed Terraform sends no Shutdown, and its plugins must not stay behind (plugin-protocol section
/// 1.7).</summary>
/// <remarks>Only a connection that has logged in is a client. One that has not may delay the end while it tries, but not for ever, however often it
/// comes.</remarks>
/// <param name="vanished">Called once.</param>
internal sealed class ClientWatch(TimeProvider time, Action vanished) : IDisposable
{
    /// <summary>Terraform itself gives up on a plugin after 60 s; who has not logged in by then never will.</summary>
    public static readonly TimeSpan FirstLogin = TimeSpan.FromSeconds(60);

    /// <summary>A client may drop its connection and dial again.</summary>
    public static readonly TimeSpan NextLogin = TimeSpan.FromSeconds(1);

    /// <summary>How long a TLS handshake under way holds up the end: as long as one may take.</summary>
    public static readonly TimeSpan Grace = TlsTransport.HandshakeTimeout;

    private readonly Lock gate = new();
    private TaskCompletionSource? allClosed;
    private ITimer? timer;
    private long graceUntil;
    private int strangers;
    private int clients;

    /// <summary>Completes when no client is connected; at once when none is now. What was open and closed before does not count.</summary>
    public Task WhenAllAreClosed()
    {
        lock (gate)
        {
            if (clients == 0)
            {
                return Task.CompletedTask;
            }

            allClosed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return allClosed.Task;
        }
    }

    /// <summary>Starts waiting for the first client.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (clients == 0)
            {
                Arm(FirstLogin);
            }
        }
    }

    /// <summary>Somebody has connected.</summary>
    public Visit Open()
    {
        lock (gate)
        {
            strangers++;
        }

        return new Visit(this);
    }

    public void Dispose()
    {
        lock (gate)
        {
            timer?.Dispose();
        }
    }

    private void Arm(TimeSpan due)
    {
        graceUntil = time.GetTimestamp() + (long)((due + Grace).TotalSeconds * time.TimestampFrequency);
        Check(due);
    }

    private void Check(TimeSpan due)
    {
        timer?.Dispose();
        timer = time.CreateTimer(static state => ((ClientWatch)state!).Expire(), this, due, Timeout.InfiniteTimeSpan);
    }

    private void Expire()
    {
        lock (gate)
        {
            if (clients > 0)
            {
                return;
            }

            if (strangers > 0 && time.GetTimestamp() < graceUntil)
            {
                Check(NextLogin);
                return;
            }
        }

        vanished();
    }

    /// <summary>One connection, from its first byte to its last.</summary>
    internal sealed class Visit(ClientWatch watch)
    {
        private bool isClient;
        private bool isOver;

        /// <summary>It has proven to be the client.</summary>
        public void LogIn()
        {
            lock (watch.gate)
            {
                if (!isOver && !isClient)
                {
                    isClient = true;
                    watch.strangers--;
                    watch.clients++;
                    watch.timer?.Dispose();
                    watch.timer = null;
                }
            }
        }

        /// <summary>It is closed.</summary>
        public void Close()
        {
            TaskCompletionSource? waiting = null;
            lock (watch.gate)
            {
                if (isOver)
                {
                    return;
                }

                isOver = true;
                if (!isClient)
                {
                    watch.strangers--;
                }
                else if (--watch.clients == 0)
                {
                    (waiting, watch.allClosed) = (watch.allClosed, null);
                    watch.Arm(NextLogin);
                }
            }

            waiting?.TrySetResult();
        }
    }
}
